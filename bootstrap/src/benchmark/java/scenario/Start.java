package scenario;

import static report.Numbers.two;

import load.Call;
import load.Client;
import load.Samples;

import report.Figure;

import server.Package;
import server.Parley;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** From exec to the first 200 of /health. */
final class Start implements Scenario {

    private static final double SECONDS = 1.0;
    private static final int ATTEMPTS = 1_000;
    private static final String NAME = "start: exec to the first 200 of /health";
    private static final String TARGET = "≤ 1.0 s median";

    @Override
    public void run(Bench bench) throws IOException, InterruptedException {
        var size = bench.size();
        bench.report()
                .section(
                        "Start",
                        "%d starts on an empty data directory, each followed by one on what is there."
                                .formatted(size.starts()));
        if (bench.parleyPackage().isEmpty()) {
            bench.report().add(Figure.skipped(NAME, TARGET, "no Parley"));
            return;
        }
        var from = bench.parleyPackage().get();
        var first = new Samples();
        var again = new Samples();
        for (var start = 1; start <= size.starts(); start++) {
            bench.report().progress("start " + start);
            var data = bench.folder().fresh();
            first.add(micros(from, data));
            again.add(micros(from, data));
        }
        bench.report()
                .table(
                        List.of("Data", "Median s", "Fastest s", "Slowest s"),
                        List.of(row("empty", first), row("there already", again)));
        var median = seconds(first, 0.5);
        bench.report()
                .add(
                        Figure.of(
                                NAME,
                                TARGET,
                                "%s s on empty data, %s s on what is there"
                                        .formatted(two(median), two(seconds(again, 0.5))),
                                median <= SECONDS));
    }

    /** How long one takes on this data directory, in microseconds. */
    static int micros(Package from, Path data) throws IOException, InterruptedException {
        var began = System.nanoTime();
        try (var parley = Parley.start(from, data);
                var client = new Client(parley.port())) {
            var health = client.run(Call.get("/health"));
            for (var attempt = 1; !health.isWell() && attempt < ATTEMPTS; attempt++) {
                Thread.sleep(1);
                health = client.run(Call.get("/health"));
            }
            if (!health.isWell()) {
                throw new IOException("/health answers " + health.trouble());
            }
            return (int) ((System.nanoTime() - began) / 1000);
        }
    }

    private static List<String> row(String data, Samples starts) {
        return List.of(
                data, two(seconds(starts, 0.5)), two(seconds(starts, 0)), two(seconds(starts, 1)));
    }

    private static double seconds(Samples starts, double share) {
        return starts.millis(share) / 1000;
    }
}
