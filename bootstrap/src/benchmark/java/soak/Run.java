package soak;

import machine.Conditions;

import server.Folder;
import server.Package;
import server.Provider;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** One soak, from its options to what it came to. */
public final class Run {

    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(5);
    private static final int SAMPLES_BETWEEN_PURGES = 3;

    private final Options options;
    private final Tally tally = new Tally();
    private final List<Sample> samples = new ArrayList<>();
    private volatile boolean isOver;

    public Run(Options options) {
        this.options = options;
    }

    /** Runs; gives the exit code. */
    public int run() throws IOException, InterruptedException {
        try (var folder = new Folder(options.below());
                var provider = Provider.start();
                var service = new Service(parley(provider), folder.fresh())) {
            System.out.println("# A soak of " + options.length().toMinutes() + " minutes\n");
            Conditions.here(folder.path(), options.parley())
                    .forEach((name, value) -> System.out.println("- " + name + ": " + value));
            var workers = begin(service);
            watch(service);
            isOver = true;
            for (var worker : workers) {
                worker.join();
            }
        }
        return report();
    }

    private Package parley(Provider provider) {
        var environment = new HashMap<String, String>();
        environment.put("PARLEY_MODEL_BASE_URL", provider.baseUrl());
        environment.put("PARLEY_EVENT_RETENTION", options.retention().toSeconds() + "s");
        return Package.of(options.parley(), environment);
    }

    private List<Thread> begin(Service service) {
        var workers = new ArrayList<Thread>();
        for (var number = 0; number < options.workers(); number++) {
            workers.add(Thread.ofVirtual().start(new Worker(service, tally, () -> isOver, number)));
        }
        return workers;
    }

    /** Samples, purges and kills, each at its time, until the load is over. */
    private void watch(Service service) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var killed = 0;
        for (var round = 1; ; round++) {
            Thread.sleep(BETWEEN_SAMPLES);
            var since = Duration.ofNanos(System.nanoTime() - began);
            if (since.compareTo(options.length()) >= 0) {
                return;
            }
            if (killed < options.kills() && since.compareTo(killAt(killed)) >= 0) {
                killed++;
                service.killAndStartAgain();
                tally.did("kills", 1);
            }
            samples.add(Sample.of(service, since.toSeconds()));
            System.err.println(samples.getLast());
            if (round % SAMPLES_BETWEEN_PURGES == 0) {
                tally.did(service.purge() ? "purges" : "purges that failed", 1);
            }
        }
    }

    /** Spread over the first half, so that one process works undisturbed through the second. */
    private Duration killAt(int kill) {
        return options.length().multipliedBy(kill + 1).dividedBy(2L * (options.kills() + 1));
    }

    private int report() throws IOException {
        var levels = new Levels(samples, options.length().toSeconds());
        table(
                "Course",
                List.of(
                        "Second",
                        "Process",
                        "Heap, MiB",
                        "Threads",
                        "Descriptors",
                        "Resident, MiB",
                        "Files, MiB"),
                levels.course());
        table("Level", List.of("", "Third quarter", "Last quarter", ""), levels.verdicts());
        table(
                "Done",
                List.of("What", "How often"),
                tally.done().entrySet().stream()
                        .map(each -> List.of(each.getKey(), each.getValue().toString()))
                        .toList());
        if (tally.isWhole()) {
            System.out.println("\nNothing that was acknowledged is lost.");
        } else {
            System.out.println("\n**Lost**:\n");
            tally.lost().forEach(lost -> System.out.println("- " + lost));
        }
        System.out.println("\nLoad average after: " + Conditions.load());
        return tally.isWhole() && levels.isLevel() ? 0 : 1;
    }

    private static void table(String title, List<String> head, List<List<String>> rows) {
        System.out.println("\n## " + title + "\n");
        line(head);
        line(head.stream().map(_ -> "---").toList());
        rows.forEach(Run::line);
    }

    private static void line(List<String> cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }
}
