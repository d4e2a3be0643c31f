package scenario;

import static report.Numbers.median;
import static report.Numbers.two;

import load.Pace;
import load.Samples;

import report.Figure;

import standin.Plan;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How much later the first token comes, when nothing is short. */
final class Light implements Scenario {

    private static final Plan PLAN = new Plan(100, 50, Duration.ofMillis(50));
    private static final double PER_SECOND = 8;
    private static final int ANSWER_SYNCS = 2;

    @Override
    public void run(Bench bench) throws IOException, InterruptedException {
        var size = bench.size();
        bench.report()
                .section(
                        "Light",
                        "%d streams a round of `%s`, %.0f a second."
                                .formatted(size.light(), PLAN.model(), PER_SECOND));
        var seen = Comparison.of(bench, "light", PLAN, new Pace.Arriving(size.light(), PER_SECOND));
        var syncs = bench.disk().syncs();
        bench.report()
                .line(
                        "fdatasync of 4 KiB on this disk, %d times: median %s ms, p99 %s ms."
                                .formatted(
                                        syncs.count(),
                                        two(syncs.millis(0.5)),
                                        two(syncs.millis(0.99))));
        var direct = seen.rounds("direct").orElseThrow();
        var parley = seen.rounds("Parley").orElse(List.of());
        bench.report().add(figure("median", 3, syncs.millis(0.5), middle(parley) - middle(direct)));
        bench.report().add(figure("p99", 25, syncs.millis(0.99), late(parley) - late(direct)));
    }

    private static Figure figure(String share, double bar, double sync, double added) {
        var name = "added time to first token, " + share;
        var limit = bar + ANSWER_SYNCS * sync;
        var target =
                "%.0f ms + %d × %s ms fdatasync = %s ms"
                        .formatted(bar, ANSWER_SYNCS, two(sync), two(limit));
        return Double.isNaN(added)
                ? Figure.skipped(name, target, "no Parley")
                : Figure.of(name, target, two(added) + " ms", added <= limit);
    }

    private static double middle(List<Measured> rounds) {
        return median(rounds, round -> round.streams().toFirstToken().millis(0.5));
    }

    /** Of all rounds together: one round has too few streams for it. */
    private static double late(List<Measured> rounds) {
        return Comparison.millis(rounds, Light::toFirstToken, 0.99);
    }

    private static Samples toFirstToken(Measured round) {
        return round.streams().toFirstToken();
    }
}
