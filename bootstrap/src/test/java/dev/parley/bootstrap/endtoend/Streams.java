package dev.parley.bootstrap.endtoend;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.StandInCall;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Answers that stream at the same time, each as far as a test lets it. */
final class Streams {

    private final List<Seen> seen = new ArrayList<>();
    private final List<StandInCall> calls = new ArrayList<>();
    private int token;

    private Streams() {}

    /** So many answers of so many tokens, of each of which some events have been seen. */
    static Streams begun(HouseClient client, ProviderStandIn provider, int answers, int tokens)
            throws InterruptedException {
        var streams = new Streams();
        provider.model("usual", Script.tokens(tokens).gated());
        for (var answer = 0; answer < answers; answer++) {
            streams.seen.add(Seen.from(client.ask("usual", "Go on."), new CountDownLatch(1)));
            streams.calls.add(provider.takeCall());
        }
        for (var round = 0; round < 5; round++) {
            streams.goOn();
        }
        return streams;
    }

    /** Each says one token more, and returns when everybody has seen it. */
    void goOn() throws InterruptedException {
        calls.forEach(call -> call.release(1));
        for (var one : seen) {
            one.awaitText(Script.token(token));
        }
        token++;
    }

    /** Nothing is held back any more. */
    void letGo() {
        calls.forEach(call -> call.release(1 << 20));
    }

    /**
     * Waits until every client's connection has ended; gives what each has seen of its answer. That
     * a stream was broken off is said in it and is no event of the answer.
     */
    List<List<Frame>> ended() throws InterruptedException {
        for (var one : seen) {
            one.awaitEnd();
        }
        return seenSoFar().stream()
                .map(frames -> frames.stream().filter(frame -> !isBreak(frame)).toList())
                .toList();
    }

    private static boolean isBreak(Frame frame) {
        return frame.data().startsWith("{\"type\":\"error\"");
    }

    List<List<Frame>> seenSoFar() {
        return seen.stream().map(Seen::frames).toList();
    }
}
