package soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What can be chosen.
 *
 * @param parley the launcher of the packaged binary
 * @param below where the run makes its folder
 * @param length of the load; processes are killed in its first half only
 */
public record Options(Path parley, Path below, Duration length, int workers, int kills) {

    public static final String HELP =
            """
            java bootstrap/src/benchmark/java/Soak.java [options]

              --minutes N    how long the load lasts (10)
              --workers N    how many clients work at once (24)
              --kills N      how often Parley is killed and started again, in the first half (6)
              --parley FILE  the launcher (bootstrap/target/parley/bin/parley)
              --folder DIR   where its data goes for the length of the run (the system's)
              --help         this text

            Exits with 1 if something acknowledged was lost, or if something was not level at the end.
            """;

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if something is not known
     */
    public static Options of(List<String> arguments) {
        var chosen =
                new Options(
                        Path.of("bootstrap/target/parley/bin/parley"),
                        Path.of(System.getProperty("java.io.tmpdir")),
                        Duration.ofMinutes(10),
                        24,
                        6);
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var name = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("without a value, or not known: " + name);
            }
            chosen = chosen.with(name, rest.next());
        }
        return chosen;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--minutes" -> new Options(parley, below, minutes(value), workers, kills);
            case "--workers" -> new Options(parley, below, length, Integer.parseInt(value), kills);
            case "--kills" -> new Options(parley, below, length, workers, Integer.parseInt(value));
            case "--parley" -> new Options(Path.of(value), below, length, workers, kills);
            case "--folder" -> new Options(parley, Path.of(value), length, workers, kills);
            default -> throw new IllegalArgumentException("not known: " + name);
        };
    }

    private static Duration minutes(String value) {
        return Duration.ofMinutes(Integer.parseInt(value));
    }

    /** How long single events are kept: a tenth of the run, so that many runs out within it. */
    Duration retention() {
        var tenth = length.toSeconds() / 10;
        return Duration.ofSeconds(Math.clamp(tenth, 15, 60));
    }
}
