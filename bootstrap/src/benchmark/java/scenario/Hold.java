package scenario;

import static report.Numbers.median;
import static report.Numbers.one;

import load.Pace;

import machine.Usage;

import report.Figure;

import server.Package;
import server.Parley;

import standin.Plan;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an open stream takes in memory; a new process each round, so that none has grown before. */
final class Hold implements Scenario {

    private static final int TOKENS_PER_SECOND = 2;
    private static final double ARRIVING_IN_SECONDS = 4;
    private static final double KIB_PER_STREAM = 20;
    private static final double BASE_MIB = 256;
    private static final Duration REST = Duration.ofSeconds(2);

    /**
     * Memory that compiling took is given back twice a second instead of every ten seconds. One
     * giving back is as much as some 30 KiB a stream, so that it must not fall between two looks.
     */
    private static final String GIVING_BACK = "-XX:TrimNativeHeapInterval=500";

    private static final String PER_STREAM = "memory per held stream beyond the base";
    private static final String BASE = "the base, warm and idle";
    private static final List<String> HEAD =
            List.of("Round", "Base MiB", "Held MiB, median", "Held MiB, most", "KiB a stream");

    private record Round(double baseMib, List<Double> heldMib, int streams) {
        double middle() {
            return median(heldMib, Double::doubleValue);
        }

        double most() {
            return heldMib.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        }

        double kibPerStream() {
            return (middle() - baseMib) * 1024 / streams;
        }
    }

    @Override
    public void run(Bench bench) throws IOException, InterruptedException {
        var size = bench.size();
        var plan =
                new Plan(
                        (int) size.hold().toSeconds() * TOKENS_PER_SECOND,
                        TOKENS_PER_SECOND,
                        Duration.ZERO);
        bench.report()
                .section(
                        "Hold",
                        "%d open streams of `%s`, in a new process after %d short ones."
                                .formatted(size.held(), plan.model(), size.warmUp()));
        if (bench.parleyPackage().isEmpty()) {
            add(bench, List.of());
            return;
        }
        var rounds = new ArrayList<Round>();
        for (var number = 1; number <= size.rounds(); number++) {
            bench.report().progress("hold, round " + number);
            rounds.add(round(bench, bench.parleyPackage().get(), plan));
        }
        var rows = new ArrayList<List<String>>();
        for (var round : rounds) {
            rows.add(
                    List.of(
                            Integer.toString(rows.size() + 1),
                            one(round.baseMib()),
                            one(round.middle()),
                            one(round.most()),
                            one(round.kibPerStream())));
        }
        bench.report().table(HEAD, rows);
        add(bench, rounds);
    }

    private static Round round(Bench bench, Package from, Plan plan)
            throws IOException, InterruptedException {
        var held = bench.size().held();
        var givingBack = from.withJavaOption(GIVING_BACK);
        try (var parley = Parley.start(givingBack, bench.folder().fresh())) {
            bench.warmUp(parley);
            Thread.sleep(REST);
            var base = Usage.mib(parley.usage().residentKib());
            return new Round(base, held(bench, parley, plan), held);
        }
    }

    /** The resident memory in MiB, looked at several times while all streams are open. */
    static List<Double> held(Bench bench, Parley parley, Plan plan) throws IOException {
        var held = bench.size().held();
        var samples = new ArrayList<Double>();
        bench.measure(
                parley,
                plan,
                new Pace.Arriving(held, held / ARRIVING_IN_SECONDS),
                running -> {
                    if (running == held) {
                        samples.add(residentMib(parley));
                    }
                });
        if (samples.isEmpty()) {
            bench.report().broken("hold: never were all " + held + " streams open at once");
        }
        return samples;
    }

    private static double residentMib(Parley parley) {
        try {
            return Usage.mib(parley.usage().residentKib());
        } catch (IOException gone) {
            return Double.NaN;
        }
    }

    private static void add(Bench bench, List<Round> rounds) {
        var perStreamTarget = one(KIB_PER_STREAM) + " KiB";
        var baseTarget = one(BASE_MIB) + " MiB resident";
        if (rounds.isEmpty()) {
            bench.report().add(Figure.skipped(PER_STREAM, perStreamTarget, "no Parley"));
            bench.report().add(Figure.skipped(BASE, baseTarget, "no Parley"));
            return;
        }
        var perStream = median(rounds, Round::kibPerStream);
        var base = median(rounds, Round::baseMib);
        bench.report()
                .add(
                        Figure.of(
                                PER_STREAM,
                                perStreamTarget,
                                one(perStream) + " KiB",
                                perStream <= KIB_PER_STREAM));
        bench.report().add(Figure.of(BASE, baseTarget, one(base) + " MiB", base <= BASE_MIB));
    }
}
