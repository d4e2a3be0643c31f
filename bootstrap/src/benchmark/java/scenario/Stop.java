package scenario;

import static report.Numbers.two;

import load.Call;
import load.Client;
import load.Samples;

import report.Figure;

import server.Server;

import standin.Plan;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** From asking for a stop to the provider's seeing its connection closed. */
final class Stop implements Scenario {

    private static final Plan SILENT = new Plan(1, 1, Duration.ofMinutes(1));
    private static final Plan TALKING = new Plan(3_000, 50, Duration.ZERO);
    private static final double MILLIS = 250;
    private static final int LOOKS = 10_000;
    private static final String NAME = "stop: asked for, to the provider's connection closed";
    private static final String TARGET = "≤ 250 ms, p99";
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"(resp_[^\"]+)\"");

    @Override
    public void run(Bench bench) throws IOException {
        var stops = bench.size().stops();
        bench.report()
                .section(
                        "Stop",
                        "%d answers stopped before their first token, and as many in the middle."
                                .formatted(stops));
        var parley = bench.parley();
        if (parley.isEmpty()) {
            bench.report().add(Figure.skipped(NAME, TARGET, "no Parley"));
            return;
        }
        bench.report().progress("stop");
        var before = stops(bench, parley.get(), SILENT, "");
        var middle = stops(bench, parley.get(), TALKING, "/events?after=4&wait=30");
        bench.report()
                .table(
                        List.of("Stopped", "ms, p50 / p99", "Most"),
                        List.of(
                                row("before the first token", before),
                                row("in the middle", middle)));
        var all = Bench.together(List.of(before, middle));
        bench.report()
                .add(
                        Figure.of(
                                NAME,
                                TARGET,
                                two(all.millis(0.5)) + " / " + two(all.millis(0.99)) + " ms",
                                all.millis(0.99) <= MILLIS));
    }

    /**
     * @param awaited what is asked of an answer before it is stopped, if anything
     */
    private static Samples stops(Bench bench, Server parley, Plan plan, String awaited)
            throws IOException {
        var times = new Samples();
        try (var client = new Client(parley.port());
                var provider = new Client(bench.provider().port())) {
            for (var stop = 0; stop < bench.size().stops(); stop++) {
                var address = "/v1/responses/" + begin(client, plan);
                awaitCall(bench, provider, stop);
                if (!awaited.isEmpty()) {
                    client.run(Call.get(address + awaited));
                }
                var asked = System.nanoTime();
                var stopped = client.run(Call.post(address + "/cancel", "{}"));
                if (!stopped.isWell()) {
                    throw new IOException("not stopped: " + stopped.trouble());
                }
                times.add((int) ((cutAfter(bench, provider, asked) - asked) / 1000));
            }
        }
        return times;
    }

    private static String begin(Client client, Plan plan) throws IOException {
        var body =
                "{\"model\":\"%s\",\"input\":\"Go on.\",\"background\":true}"
                        .formatted(plan.model());
        var begun = client.run(Call.post("/v1/responses", body));
        var id = ID.matcher(begun.text());
        if (!begun.isWell() || !id.find()) {
            throw new IOException("not begun: " + begun.trouble() + " " + begun.text());
        }
        return id.group(1);
    }

    /** The provider has heard the question. */
    private static void awaitCall(Bench bench, Client provider, int stop) throws IOException {
        for (var look = 0; look < LOOKS; look++) {
            if (bench.provider().running(provider) > 0) {
                return;
            }
        }
        throw new IOException("stop " + stop + ": the provider is not called");
    }

    private static long cutAfter(Bench bench, Client provider, long moment) throws IOException {
        for (var look = 0; look < LOOKS; look++) {
            var cut = bench.provider().lastCut(provider);
            if (cut - moment > 0) {
                return cut;
            }
        }
        throw new IOException("a stopped answer's connection stays open");
    }

    private static List<String> row(String when, Samples times) {
        return List.of(
                when,
                two(times.millis(0.5)) + " / " + two(times.millis(0.99)),
                two(times.millis(1)));
    }
}
