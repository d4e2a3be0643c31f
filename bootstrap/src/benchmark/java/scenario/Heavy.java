package scenario;

import static report.Numbers.median;
import static report.Numbers.one;
import static report.Numbers.two;

import load.Pace;

import report.Figure;

import standin.Plan;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What a token costs while about 80 streams of 50 tokens a second are open. */
final class Heavy implements Scenario {

    static final Plan PLAN = new Plan(200, 50, Duration.ofMillis(50));
    static final double PER_SECOND = 20;
    private static final double TIMES_NGINX = 3;
    private static final String NAME = "CPU per event at 80 streams of 50 tokens/s";

    @Override
    public void run(Bench bench) throws IOException, InterruptedException {
        var size = bench.size();
        bench.report()
                .section(
                        "Heavy",
                        "%d streams a round of `%s`, %.0f a second: about 80 at once."
                                .formatted(size.heavy(), PLAN.model(), PER_SECOND));
        var seen = Comparison.of(bench, "heavy", PLAN, new Pace.Arriving(size.heavy(), PER_SECOND));
        var nginx = cost(seen.rounds("nginx").orElse(List.of()));
        var parley = cost(seen.rounds("Parley").orElse(List.of()));
        var target = "at most %.0f × nginx".formatted(TIMES_NGINX);
        if (Double.isNaN(nginx) || Double.isNaN(parley)) {
            var missing = Double.isNaN(nginx) ? "no nginx" : "no Parley";
            bench.report().add(Figure.skipped(NAME, target, missing));
            return;
        }
        var times = parley / nginx;
        var measured =
                "%s × (%s against %s ms per 1,000)".formatted(two(times), one(parley), one(nginx));
        bench.report().add(Figure.of(NAME, target, measured, times <= TIMES_NGINX));
    }

    private static double cost(List<Measured> rounds) {
        return median(rounds, Measured::millisPerThousandTokens);
    }
}
