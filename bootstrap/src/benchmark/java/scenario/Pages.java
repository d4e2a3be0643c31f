package scenario;

import static report.Numbers.median;
import static report.Numbers.two;
import static report.Numbers.whole;

import load.Client;
import load.Pace;
import load.Samples;

import report.Figure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether opening a long conversation takes longer than opening a short one. */
final class Pages implements Scenario {

    private static final int SHORT = 100;
    private static final int BUILDERS = 4;
    private static final int WARM_UP = 200;
    private static final double TIMES = 1.5;
    private static final Duration REST = Duration.ofSeconds(2);

    private record Round(Samples ofShort, Samples ofLong) {
        double times() {
            return ofLong.millis(0.5) / ofShort.millis(0.5);
        }
    }

    @Override
    public void run(Bench bench) throws IOException, InterruptedException {
        var size = bench.size();
        var name = "opening the last page of %s messages".formatted(whole(size.messages()));
        var target = "≤ %.1f × the time with %d".formatted(TIMES, SHORT);
        bench.report()
                .section(
                        "Pages",
                        "The newest %d of %s messages and of %d, in turn, %d times a round."
                                .formatted(
                                        Conversation.BATCH,
                                        whole(size.messages()),
                                        SHORT,
                                        size.pageReads()));
        var parley = bench.parley();
        if (parley.isEmpty()) {
            bench.report().add(Figure.skipped(name, target, "no Parley"));
            return;
        }
        var rounds = new ArrayList<Round>();
        try (var client = new Client(parley.get().port())) {
            bench.report().progress("pages: creating " + whole(size.messages()) + " messages");
            var brief = build(bench, client, SHORT);
            var lengthy = build(bench, client, size.messages());
            Thread.sleep(REST);
            round(client, brief, lengthy, WARM_UP);
            for (var number = 1; number <= size.rounds(); number++) {
                bench.report().progress("pages, round " + number);
                rounds.add(round(client, brief, lengthy, size.pageReads()));
            }
        }
        var ofShort = median(rounds, round -> round.ofShort().millis(0.5));
        var ofLong = median(rounds, round -> round.ofLong().millis(0.5));
        var times = median(rounds, Round::times);
        bench.report()
                .table(
                        List.of("Messages", "Median ms"),
                        List.of(
                                List.of(whole(SHORT), two(ofShort)),
                                List.of(whole(size.messages()), two(ofLong))));
        bench.report().add(Figure.of(name, target, two(times) + " ×", times <= TIMES));
    }

    private static Conversation build(Bench bench, Client client, int messages) throws IOException {
        var conversation = Conversation.open(client);
        var failed = new ArrayList<String>();
        client.run(
                new Pace.AtOnce(messages / Conversation.BATCH, BUILDERS),
                () -> conversation.append(Conversation.BATCH),
                call -> {
                    if (!call.isWell()) {
                        failed.add(call.trouble());
                    }
                },
                running -> {});
        if (!failed.isEmpty()) {
            bench.report().broken("pages: " + failed.size() + " failed: " + failed.getFirst());
        }
        return conversation;
    }

    private static Round round(Client client, Conversation brief, Conversation lengthy, int reads)
            throws IOException {
        var round = new Round(new Samples(), new Samples());
        for (var read = 0; read < reads; read++) {
            round.ofShort().add(micros(client, brief));
            round.ofLong().add(micros(client, lengthy));
        }
        return round;
    }

    private static int micros(Client client, Conversation conversation) throws IOException {
        var call = client.run(conversation.lastPage());
        var shown = call.text().split("\"role\":\"user\"", -1).length - 1;
        if (!call.isWell() || shown != Conversation.BATCH) {
            throw new IOException("no page: " + call.trouble() + ", " + shown + " messages");
        }
        return (int) (call.nanos() / 1000);
    }
}
