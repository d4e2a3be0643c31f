package scenario;

import static report.Numbers.median;
import static report.Numbers.two;
import static report.Numbers.whole;

import load.Client;
import load.Exchange;
import load.Pace;
import load.Samples;

import report.Figure;

import server.Server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many messages are created a second, one by one. */
final class Messages implements Scenario {

    private static final int CONNECTIONS = 32;
    private static final int CONVERSATIONS = 8;
    private static final double PER_SECOND = 5_000;
    private static final String NAME = "creating a message by HTTP, 32 connections";
    private static final List<String> HEAD =
            List.of("Round", "Messages/s", "ms, p50 / p99", "Server cores", "Refused or broken");

    private record Round(double perSecond, Samples times, double cores, int failed) {}

    @Override
    public void run(Bench bench) throws IOException {
        var size = bench.size();
        bench.report()
                .section(
                        "Messages",
                        "One user message a request, %d connections, %d conversations, %d s a round."
                                .formatted(
                                        CONNECTIONS, CONVERSATIONS, size.creating().toSeconds()));
        var target = whole(PER_SECOND) + "/s";
        var parley = bench.parley();
        if (parley.isEmpty()) {
            bench.report().add(Figure.skipped(NAME, target, "no Parley"));
            return;
        }
        var rounds = new ArrayList<Round>();
        try (var client = new Client(parley.get().port())) {
            var conversations = new ArrayList<Conversation>();
            while (conversations.size() < CONVERSATIONS) {
                conversations.add(Conversation.open(client));
            }
            round(bench, parley.get(), client, conversations, size.creating());
            for (var number = 1; number <= size.rounds(); number++) {
                bench.report().progress("messages, round " + number);
                rounds.add(round(bench, parley.get(), client, conversations, size.creating()));
            }
        }
        var rows = new ArrayList<List<String>>();
        for (var round : rounds) {
            rows.add(
                    List.of(
                            Integer.toString(rows.size() + 1),
                            whole(round.perSecond()),
                            two(round.times().millis(0.5))
                                    + " / "
                                    + two(round.times().millis(0.99)),
                            two(round.cores()),
                            Integer.toString(round.failed())));
        }
        bench.report().table(HEAD, rows);
        var rate = median(rounds, Round::perSecond);
        bench.report().add(Figure.of(NAME, target, whole(rate) + "/s", rate >= PER_SECOND));
    }

    private static Round round(
            Bench bench,
            Server server,
            Client client,
            List<Conversation> conversations,
            Duration time)
            throws IOException {
        var turn = new Turn(conversations);
        var times = new Samples();
        var failed = new ArrayList<String>();
        var before = server.usage().processor();
        var began = System.nanoTime();
        client.run(
                new Pace.For(time, CONNECTIONS),
                turn::next,
                call -> {
                    if (call.isWell()) {
                        times.add((int) (call.nanos() / 1000));
                    } else {
                        failed.add(call.trouble());
                    }
                },
                running -> {});
        var seconds = (System.nanoTime() - began) / 1e9;
        if (!failed.isEmpty()) {
            bench.report().broken("messages: " + failed.size() + " failed: " + failed.getFirst());
        }
        var used = server.usage().processor().minus(before).toMillis() / 1e3;
        return new Round(times.count() / seconds, times, used / seconds, failed.size());
    }

    /** Goes round the conversations. */
    private static final class Turn {
        private final List<Conversation> conversations;
        private int next;

        private Turn(List<Conversation> conversations) {
            this.conversations = conversations;
        }

        private Exchange next() {
            return conversations.get(next++ % conversations.size()).append(1);
        }
    }
}
