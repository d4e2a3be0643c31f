import soak.Options;
import soak.Run;

import java.io.IOException;
import java.util.List;

/** Wears the packaged Parley out for minutes; {@code --help} says what can be chosen. */
final class Soak {

    private Soak() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        try {
            System.exit(new Run(Options.of(List.of(arguments))).run());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + Options.HELP);
            System.exit(2);
        }
    }
}
