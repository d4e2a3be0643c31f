package dev.parley.bootstrap.command;

import java.io.PrintWriter;

/** What a doctor says, line by line. */
final class Report {
    private final PrintWriter out;
    private boolean isWell = true;

    Report(PrintWriter out) {
        this.out = out;
    }

    void well(String what, String finding) {
        print("ok", what, finding);
    }

    /** A sentence that says what is wrong and what to do. */
    void problem(String what, String sentence) {
        isWell = false;
        print("problem", what, sentence);
    }

    boolean isWell() {
        return isWell;
    }

    private void print(String state, String what, String sentence) {
        out.println("%-7s  %s: %s".formatted(state, what, sentence));
        out.flush();
    }
}
