package scenario;

import static report.Numbers.median;
import static report.Numbers.whole;

import load.Pace;

import report.Figure;

import standin.Plan;

import java.io.IOException;
import java.time.Duration;

/** How many tokens a second pass at most, with 16 streams that are never held back. */
final class Ceiling implements Scenario {

    private static final Plan PLAN = new Plan(2_000, 0, Duration.ZERO);
    private static final int AT_ONCE = 16;
    private static final double TOKENS_PER_SECOND = 100_000;
    private static final String NAME = "ceiling, unpaced, 16 streams";

    @Override
    public void run(Bench bench) throws IOException, InterruptedException {
        var size = bench.size();
        bench.report()
                .section(
                        "Ceiling",
                        """
                        %d streams a round of `%s`, %d at once. A token's age is how long it \
                        waited to be read, for nobody holds back.\
                        """
                                .formatted(size.ceiling(), PLAN.model(), AT_ONCE));
        var seen = Comparison.of(bench, "ceiling", PLAN, new Pace.AtOnce(size.ceiling(), AT_ONCE));
        var target = whole(TOKENS_PER_SECOND) + " provider deltas/s delivered";
        bench.report()
                .add(
                        seen.rounds("Parley")
                                .map(rounds -> median(rounds, Measured::tokensPerSecond))
                                .map(rate ->
                                        Figure.of(
                                                NAME,
                                                target,
                                                whole(rate) + "/s",
                                                rate >= TOKENS_PER_SECOND))
                                .orElseGet(() -> Figure.skipped(NAME, target, "no Parley")));
    }
}
