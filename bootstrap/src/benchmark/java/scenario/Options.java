package scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was asked for on the command line. */
record Options(Size size, Path parley, Path below, List<Scenario> scenarios) {

    static final String HELP =
            """
            java bootstrap/src/benchmark/java/Benchmark.java [option ...] [scenario ...]

            Scenarios: light heavy ceiling hold start stop messages pages hang forms (without any: all)

              --quick       small, to see that everything works; its numbers say nothing
              --rounds N    rounds of each scenario
              --messages N  messages in the long conversation of pages
              --parley FILE the launcher (bootstrap/target/parley/bin/parley), or the native executable
              --folder DIR  where data directories go, on the disk to be measured
            """;

    private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

    static {
        SCENARIOS.put("light", new Light());
        SCENARIOS.put("heavy", new Heavy());
        SCENARIOS.put("ceiling", new Ceiling());
        SCENARIOS.put("hold", new Hold());
        SCENARIOS.put("start", new Start());
        SCENARIOS.put("stop", new Stop());
        SCENARIOS.put("messages", new Messages());
        SCENARIOS.put("pages", new Pages());
        SCENARIOS.put("hang", new Hang());
        SCENARIOS.put("forms", new Forms());
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if something is not known
     */
    static Options of(List<String> arguments) {
        var size = arguments.contains("--quick") ? Size.small() : Size.full();
        var parley = Path.of("bootstrap/target/parley/bin/parley");
        var below = Path.of(System.getProperty("java.io.tmpdir"));
        var scenarios = new ArrayList<Scenario>();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            switch (argument) {
                case "--quick" -> {}
                case "--rounds" -> size = size.withRounds(Integer.parseInt(rest.next()));
                case "--messages" -> size = size.withMessages(Integer.parseInt(rest.next()));
                case "--parley" -> parley = Path.of(rest.next());
                case "--folder" -> below = Path.of(rest.next());
                default -> scenarios.add(scenario(argument));
            }
        }
        return new Options(
                size,
                parley,
                below,
                scenarios.isEmpty() ? List.copyOf(SCENARIOS.values()) : scenarios);
    }

    private static Scenario scenario(String name) {
        var scenario = SCENARIOS.get(name);
        if (scenario == null) {
            throw new IllegalArgumentException("not known: " + name);
        }
        return scenario;
    }
}
