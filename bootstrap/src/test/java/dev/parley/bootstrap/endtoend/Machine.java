package dev.parley.bootstrap.endtoend;

import java.io.IOException;

/** What tests need of the machine below. */
final class Machine {

    private Machine() {}

    /** Whether a program did what it was told to. */
    static boolean isDone(String... command) throws IOException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .start()
                        .onExit()
                        .join()
                        .exitValue()
                == 0;
    }
}
