package scenario;

import static report.Numbers.median;
import static report.Numbers.one;
import static report.Numbers.whole;

import load.Call;
import load.Client;
import load.Pace;
import load.Samples;

import machine.Usage;

import report.Figure;

import server.Form;
import server.Parley;

import standin.Plan;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The same Parley as jars, as an image and as a native executable, side by side. */
final class Forms implements Scenario {

    private static final Plan HELD = new Plan(20, 2, Duration.ZERO);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final double MIB = 1024.0 * 1024;
    private static final String NATIVE = "native executable";
    private static final String START = "start of the native executable, on an empty directory";
    private static final double START_MILLIS = 200;
    private static final String IDLE = "memory of the idle native executable";
    private static final double IDLE_MIB = 120;
    private static final List<String> HEAD =
            List.of(
                    "Form",
                    "Start ms, empty directory",
                    "Start ms, what is there",
                    "Idle MiB, after its start",
                    "Idle MiB, after work",
                    "MiB with all streams held",
                    "CPU µs per token",
                    "Archive MiB");

    private record Round(
            double firstMillis,
            double againMillis,
            double freshMib,
            double warmMib,
            double heldMib,
            double microsPerToken) {}

    @Override
    public void run(Bench bench) throws IOException, InterruptedException {
        var size = bench.size();
        bench.report()
                .section(
                        "Forms",
                        "A round of each: %d starts to the first 200 of /health on an empty directory, each followed by one on what is there; a process at rest for %d s, after %d short streams, with %d streams of `%s`, and after an uncounted round under `%s`, %.0f a second."
                                .formatted(
                                        starts(size),
                                        REST.toSeconds(),
                                        size.warmUp(),
                                        size.held(),
                                        HELD.model(),
                                        Heavy.PLAN.model(),
                                        Heavy.PER_SECOND));
        var forms =
                bench.parleyPackage().isPresent()
                        ? Form.builtBeside(bench.parleyPackage().get())
                        : List.<Form>of();
        var rounds = new LinkedHashMap<Form, List<Round>>();
        for (var number = 1; number <= size.rounds(); number++) {
            for (var form : forms) {
                bench.report().progress("forms, round " + number + ", " + form.name());
                rounds.computeIfAbsent(form, _ -> new ArrayList<>()).add(round(bench, form));
            }
        }
        var rows = new ArrayList<List<String>>();
        for (var form : rounds.entrySet()) {
            rows.add(row(form.getKey(), form.getValue()));
        }
        bench.report().table(HEAD, rows);
        add(bench, rounds);
    }

    private static int starts(Size size) {
        return Math.max(1, size.starts() / 2);
    }

    private static Round round(Bench bench, Form form) throws IOException, InterruptedException {
        var first = new Samples();
        var again = new Samples();
        for (var start = 0; start < starts(bench.size()); start++) {
            var data = bench.folder().fresh();
            first.add(Start.micros(form.from(), data));
            again.add(Start.micros(form.from(), data));
        }
        try (var parley = Parley.start(form.from(), bench.folder().fresh())) {
            try (var client = new Client(parley.port())) {
                client.run(Call.get("/health"));
            }
            Thread.sleep(REST);
            var fresh = residentMib(parley);
            bench.warmUp(parley);
            Thread.sleep(REST);
            var warm = residentMib(parley);
            var held = median(Hold.held(bench, parley, HELD), Double::doubleValue);
            var pace = new Pace.Arriving(bench.size().heavy() / 2, Heavy.PER_SECOND);
            bench.measure(parley, Heavy.PLAN, pace, _ -> {});
            var cost = bench.measure(parley, Heavy.PLAN, pace, _ -> {}).millisPerThousandTokens();
            return new Round(first.millis(0.5), again.millis(0.5), fresh, warm, held, cost);
        }
    }

    private static double residentMib(Parley parley) throws IOException {
        return Usage.mib(parley.usage().residentKib());
    }

    private static List<String> row(Form form, List<Round> rounds) throws IOException {
        return List.of(
                form.name(),
                whole(median(rounds, Round::firstMillis)),
                whole(median(rounds, Round::againMillis)),
                whole(median(rounds, Round::freshMib)),
                whole(median(rounds, Round::warmMib)),
                whole(median(rounds, Round::heldMib)),
                one(median(rounds, Round::microsPerToken)),
                one(form.compressed() / MIB));
    }

    private static void add(Bench bench, Map<Form, List<Round>> rounds) {
        var measured =
                rounds.entrySet().stream()
                        .filter(form -> form.getKey().name().equals(NATIVE))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse(List.of());
        add(bench, START, START_MILLIS, "ms", measured, Round::firstMillis);
        add(bench, IDLE, IDLE_MIB, "MiB", measured, Round::freshMib);
    }

    private static void add(
            Bench bench,
            String name,
            double most,
            String unit,
            List<Round> rounds,
            ToDoubleFunction<Round> of) {
        var target = "≤ %s %s".formatted(whole(most), unit);
        if (rounds.isEmpty()) {
            bench.report().add(Figure.skipped(name, target, "no native executable"));
            return;
        }
        var seen = median(rounds, of);
        bench.report().add(Figure.of(name, target, whole(seen) + " " + unit, seen <= most));
    }
}
