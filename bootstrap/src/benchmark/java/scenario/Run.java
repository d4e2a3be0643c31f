package scenario;

import machine.Conditions;

import report.Report;

import server.Folder;
import server.Nginx;
import server.Package;
import server.Provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** One run from its options to its figures. */
public final class Run {

    private static final String JAVA_OPTIONS = "PARLEY_JAVA_OPTS";

    private final Options options;
    private final Report report = new Report();
    private final Optional<Path> nginx = Nginx.program();

    private Run(Options options) {
        this.options = options;
    }

    /** Runs what the arguments ask for; gives the exit code. */
    public static int of(List<String> arguments) throws IOException, InterruptedException {
        if (arguments.contains("--help")) {
            System.out.print(Options.HELP);
            return 0;
        }
        try {
            return new Run(Options.of(arguments)).run();
        } catch (IllegalArgumentException | NoSuchElementException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + Options.HELP);
            return 2;
        }
    }

    private int run() throws IOException, InterruptedException {
        try (var folder = new Folder(options.below());
                var provider = Provider.start()) {
            var parley = parley(provider);
            report.conditions(conditions(folder, provider, parley));
            hints(parley);
            try (var bench = new Bench(options.size(), report, folder, parley, nginx, provider)) {
                for (var scenario : options.scenarios()) {
                    run(scenario, bench);
                }
            }
        }
        report.line("Load average after: " + Conditions.load());
        return report.end() ? 0 : 1;
    }

    /** One that breaks does not take the others with it. */
    private void run(Scenario scenario, Bench bench) throws InterruptedException {
        try {
            scenario.run(bench);
        } catch (IOException broke) {
            report.broken(scenario.getClass().getSimpleName() + ": " + broke.getMessage());
        }
    }

    private Optional<Package> parley(Provider provider) {
        if (!Files.isExecutable(options.parley())) {
            return Optional.empty();
        }
        var environment = new HashMap<String, String>();
        environment.put("PARLEY_MODEL_BASE_URL", provider.baseUrl());
        Optional.ofNullable(System.getenv(JAVA_OPTIONS))
                .ifPresent(given -> environment.put(JAVA_OPTIONS, given));
        return Optional.of(Package.of(options.parley(), environment));
    }

    private Map<String, String> conditions(
            Folder folder, Provider provider, Optional<Package> parley) throws IOException {
        var conditions = Conditions.here(folder.path(), options.parley());
        if (parley.isPresent()) {
            conditions.put("Parley's Java", parley.get().java());
            conditions.put("Parley's Java options", parley.get().javaOptions());
        }
        conditions.put("Database", "SQLite");
        if (nginx.isPresent()) {
            conditions.put("nginx", Nginx.version(nginx.get()));
        }
        conditions.put(
                "Clock", "shared by all processes, seen within " + provider.clockWithin() + " µs");
        conditions.put(
                "Warm-up",
                "%d streams of 50 tokens through each server, 8 at once"
                        .formatted(options.size().warmUp()));
        conditions.put("Rounds", Integer.toString(options.size().rounds()));
        return conditions;
    }

    private void hints(Optional<Package> parley) {
        if (parley.isEmpty()) {
            report.line(
                    "**No Parley** at `%s`: build it by `./mvnw -q -DskipTests package`."
                            .formatted(options.parley()));
        }
        if (nginx.isEmpty()) {
            report.line("**No nginx**: its rows are skipped. `apt-get install nginx-light`.");
        }
    }
}
