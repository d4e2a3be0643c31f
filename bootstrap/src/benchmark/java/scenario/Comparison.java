package scenario;

import static report.Numbers.median;
import static report.Numbers.one;
import static report.Numbers.two;
import static report.Numbers.whole;

import load.Pace;
import load.Samples;

import standin.Plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The same load on every server, round after round, so that all meet the same noise. */
final class Comparison {

    private static final List<String> HEAD =
            List.of(
                    "Server",
                    "Streams whole / broken",
                    "Tokens/s",
                    "First token ms, p50 / p99",
                    "Token age ms, p50 / p99",
                    "CPU ms per 1,000 tokens",
                    "Server cores",
                    "Client cores",
                    "Stand-in cores");

    private final Map<String, List<Measured>> rounds = new LinkedHashMap<>();

    /**
     * Measures all servers and prints what was seen. A round before the first is not counted: a
     * server runs for days, and what it costs is not what its compiler costs in the first minute.
     */
    static Comparison of(Bench bench, String name, Plan plan, Pace pace)
            throws IOException, InterruptedException {
        var comparison = new Comparison();
        var servers = bench.servers();
        if (!bench.size().quick()) {
            for (var server : servers) {
                bench.report().progress(name + ", before the rounds, " + server.name());
                bench.measure(server, plan, pace, running -> {});
            }
        }
        for (var round = 1; round <= bench.size().rounds(); round++) {
            bench.disk().measure(50);
            for (var server : servers) {
                bench.report().progress(name + ", round " + round + ", " + server.name());
                comparison
                        .rounds
                        .computeIfAbsent(server.name(), given -> new ArrayList<>())
                        .add(bench.measure(server, plan, pace, running -> {}));
            }
        }
        bench.report().table(HEAD, comparison.rows());
        return comparison;
    }

    Optional<List<Measured>> rounds(String server) {
        return Optional.ofNullable(rounds.get(server));
    }

    /** Of all rounds together. */
    static double millis(List<Measured> rounds, Function<Measured, Samples> of, double share) {
        return Bench.together(rounds.stream().map(of).toList()).millis(share);
    }

    private List<List<String>> rows() {
        return rounds.entrySet().stream().map(one -> row(one.getKey(), one.getValue())).toList();
    }

    private static List<String> row(String server, List<Measured> all) {
        return List.of(
                server,
                all.stream().mapToInt(round -> round.streams().whole()).sum()
                        + " / "
                        + all.stream().mapToInt(round -> round.streams().broken()).sum(),
                whole(median(all, Measured::tokensPerSecond)),
                both(all, round -> round.streams().toFirstToken()),
                both(all, round -> round.streams().ages()),
                one(median(all, Measured::millisPerThousandTokens)),
                two(median(all, round -> round.serverSeconds() / round.seconds())),
                two(median(all, round -> round.clientSeconds() / round.seconds())),
                two(median(all, round -> round.providerSeconds() / round.seconds())));
    }

    private static String both(List<Measured> all, Function<Measured, Samples> of) {
        return two(median(all, round -> of.apply(round).millis(0.5)))
                + " / "
                + two(millis(all, of, 0.99));
    }
}
