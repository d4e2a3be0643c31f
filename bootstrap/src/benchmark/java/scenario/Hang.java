package scenario;

import static report.Numbers.one;
import static report.Numbers.two;
import static report.Numbers.whole;

import load.Call;
import load.Client;
import load.HangingClients;
import load.Pace;
import load.Samples;

import machine.Usage;

import report.Figure;

import server.Package;
import server.Parley;

import standin.Plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** What ordinary clients notice of many that hang, and what becomes of those. */
final class Hang implements Scenario {

    private static final int CONVERSATIONS = 50;
    private static final double ORDINARY_PER_SECOND = 200;
    private static final double MOST_TIMES = 2;
    private static final int PART_WHILE_COMING = 5;
    private static final int SOME_DESCRIPTORS = 10;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);

    /** A process that is warm and idle, the heap that it begins with, and the backlog. */
    private static final double MOST_MIB = 448;

    /** With a pace, because tokens that come at once share events. */
    private static final Plan LONG = new Plan(8_000, 500, Duration.ZERO);

    private static final Plan RUNNING = new Plan(1_800, 2, Duration.ZERO);
    private static final Pattern ID = Pattern.compile("\"id\":\"(resp_[0-9a-f]+)\"");
    private static final String LATER = "an ordinary request's p99 while clients hang";
    private static final String HELD = "resident memory while clients hang, the most of all rounds";
    private static final String REAPED = "hanging clients left after their limits";
    private static final List<String> HEAD =
            List.of(
                    "Round",
                    "Without: ms, p50 / p99",
                    "While they come",
                    "While they hang",
                    "Refused or broken",
                    "MiB before / with / after",
                    "Descriptors before / with / after",
                    "Reaped after s");

    private record Round(
            Samples without,
            Samples coming,
            Samples with,
            int failed,
            List<Double> mib,
            List<Integer> descriptors,
            double reapedAfter) {}

    @Override
    public void run(Bench bench) throws IOException, InterruptedException {
        var size = bench.size();
        bench.report()
                .section(
                        "Hang",
                        "%d clients that hang, a quarter each with half a head, half a body, a stream"
                                        .formatted(size.hanging())
                                + " that nobody reads, a WebSocket that nobody listens to; %.0f ordinary"
                                        .formatted(ORDINARY_PER_SECOND)
                                + " requests a second in %d conversations. Limits as they are by default."
                                        .formatted(CONVERSATIONS));
        var target = "at most " + one(MOST_TIMES) + " × that without";
        var memory = "at most " + whole(MOST_MIB) + " MiB";
        if (bench.parleyPackage().isEmpty()) {
            bench.report().add(Figure.skipped(LATER, target, "no Parley"));
            bench.report().add(Figure.skipped(HELD, memory, "no Parley"));
            bench.report().add(Figure.skipped(REAPED, "0", "no Parley"));
            return;
        }
        var rounds = rounds(bench, bench.parleyPackage().get());
        bench.report().table(HEAD, rows(rounds));
        var without = Bench.together(rounds.stream().map(Round::without).toList()).millis(0.99);
        var with = Bench.together(rounds.stream().map(Round::with).toList()).millis(0.99);
        var left =
                rounds.stream()
                        .mapToInt(round -> round.descriptors().get(2) - round.descriptors().get(0))
                        .max()
                        .orElse(0);
        bench.report()
                .add(
                        Figure.of(
                                LATER,
                                target,
                                two(with / without)
                                        + " × ("
                                        + two(with)
                                        + " against "
                                        + two(without)
                                        + " ms)",
                                with <= MOST_TIMES * without));
        var mib =
                rounds.stream().mapToDouble(round -> Collections.max(round.mib())).max().orElse(0);
        bench.report().add(Figure.of(HELD, memory, whole(mib) + " MiB", mib <= MOST_MIB));
        bench.report()
                .add(
                        Figure.of(
                                REAPED,
                                "0",
                                Integer.toString(Math.max(0, left - SOME_DESCRIPTORS)),
                                left <= SOME_DESCRIPTORS));
    }

    private static List<Round> rounds(Bench bench, Package from)
            throws IOException, InterruptedException {
        var rounds = new ArrayList<Round>();
        var size = bench.size();
        try (var parley = Parley.start(from, bench.folder().fresh())) {
            bench.warmUp(parley);
            try (var client = new Client(parley.port())) {
                var conversations = new ArrayList<Conversation>();
                while (conversations.size() < CONVERSATIONS) {
                    conversations.add(Conversation.open(client));
                }
                var ended = response(client, LONG, false);
                work(parley, size.ordinary(), conversations, new ArrayList<>());
                for (var number = 1; number <= bench.size().rounds(); number++) {
                    bench.report().progress("hang, round " + number);
                    rounds.add(round(bench, parley, client, conversations, ended));
                }
            }
        }
        return rounds;
    }

    private static Round round(
            Bench bench,
            Parley parley,
            Client client,
            List<Conversation> conversations,
            String ended)
            throws IOException, InterruptedException {
        var failed = new ArrayList<String>();
        var mib = new ArrayList<Double>();
        var descriptors = new ArrayList<Integer>();
        var running = response(client, RUNNING, true);
        var size = bench.size();
        var without = work(parley, size.ordinary(), conversations, failed);
        look(parley, mib, descriptors);
        Samples coming;
        Samples with;
        double reapedAfter;
        try (var hanging = new HangingClients(parley.port())) {
            hanging.hang(bench.size().hanging(), ended, running);
            var began = System.nanoTime();
            coming = work(parley, size.ordinary() / PART_WHILE_COMING, conversations, failed);
            with = work(parley, size.ordinary(), conversations, failed);
            look(parley, mib, descriptors);
            while (descriptors(parley) > descriptors.getFirst() + SOME_DESCRIPTORS
                    && System.nanoTime() - began < LONGEST_WAIT.toNanos()) {
                Thread.sleep(LOOK);
            }
            reapedAfter = (System.nanoTime() - began) / 1e9;
            look(parley, mib, descriptors);
        }
        client.run(Call.post("/v1/responses/" + running + "/cancel", "{}"));
        if (!failed.isEmpty()) {
            bench.report().broken("hang: " + failed.size() + " failed: " + failed.getFirst());
        }
        return new Round(without, coming, with, failed.size(), mib, descriptors, reapedAfter);
    }

    /** Over connections of their own, which are closed in the end. */
    private static Samples work(
            Parley parley, int requests, List<Conversation> conversations, List<String> failed)
            throws IOException {
        var times = new Samples();
        var next = new int[1];
        try (var client = new Client(parley.port())) {
            client.run(
                    new Pace.Arriving(requests, ORDINARY_PER_SECOND),
                    () -> conversations.get(next[0]++ % conversations.size()).append(1),
                    call -> {
                        if (call.isWell()) {
                            times.add((int) (call.nanos() / 1000));
                        } else {
                            failed.add(call.trouble());
                        }
                    },
                    count -> {});
        }
        return times;
    }

    private static String response(Client client, Plan plan, boolean isBackground)
            throws IOException {
        var body =
                "{\"model\":\"%s\",\"input\":\"Go on.\",\"background\":%s}"
                        .formatted(plan.model(), isBackground);
        var answer = client.run(Call.post("/v1/responses", body)).text();
        var id = ID.matcher(answer);
        if (!id.find()) {
            throw new IOException("no response: " + answer);
        }
        return id.group(1);
    }

    private static void look(Parley parley, List<Double> mib, List<Integer> descriptors)
            throws IOException {
        mib.add(Usage.mib(parley.usage().residentKib()));
        descriptors.add(descriptors(parley));
    }

    private static int descriptors(Parley parley) throws IOException {
        try (var open = Files.list(Path.of("/proc", Long.toString(parley.pid()), "fd"))) {
            return (int) open.count();
        }
    }

    private static List<List<String>> rows(List<Round> rounds) {
        var rows = new ArrayList<List<String>>();
        for (var round : rounds) {
            rows.add(
                    List.of(
                            Integer.toString(rows.size() + 1),
                            both(round.without()),
                            both(round.coming()),
                            both(round.with()),
                            Integer.toString(round.failed()),
                            String.join(
                                    " / ", round.mib().stream().map(mib -> whole(mib)).toList()),
                            String.join(
                                    " / ",
                                    round.descriptors().stream().map(String::valueOf).toList()),
                            one(round.reapedAfter())));
        }
        return rows;
    }

    private static String both(Samples times) {
        return two(times.millis(0.5)) + " / " + two(times.millis(0.99));
    }
}
