import scenario.Run;

import java.io.IOException;
import java.util.List;

/** Measures the packaged Parley; {@code --help} says what can be chosen. */
final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(Run.of(List.of(arguments)));
    }
}
