package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Cuts lines on which answers stream, and picks them up again, until nothing more comes. */
final class Cuts {

    private static final long SEED = Long.getLong("parley.seed", 1);
    private static final int MOST_EVENTS_A_LINE = 12;

    private Cuts() {}

    /** A way to get an answer's events. */
    private enum Way {
        QUERY,
        HEADER,
        PAGES,
        SOCKET
    }

    /** Has at least so many cut. */
    static void check(ProviderStandIn provider, Place place, int wanted) {
        var random = new Random(SEED);
        provider.model("usual", Script.tokens(150).paced(Duration.ofMillis(4)));
        try (var parley = place.start()) {
            var client = parley.client();
            for (var cuts = 0; cuts < wanted; ) {
                var seen = new ArrayList<Frame>();
                var response = begin(client, seen, random);
                while (!seen.getLast().isEnd()) {
                    cuts++;
                    takeSome(client, response, seen, random);
                }
                assertThat(seen).as("seed " + SEED).isEqualTo(client.replay(response));
                resumeAfterTheEnd(client, response, seen, random);
            }
        }
    }

    private static String begin(HouseClient client, List<Frame> seen, Random random) {
        try (var reading = client.ask("usual", "Go on.")) {
            take(seen, 1 + random.nextInt(MOST_EVENTS_A_LINE), reading::next);
        }
        return seen.getFirst().responseId();
    }

    private static void takeSome(
            HouseClient client, String response, List<Frame> seen, Random random) {
        var after = seen.getLast().number();
        var count = 1 + random.nextInt(MOST_EVENTS_A_LINE);
        var way = Way.values()[random.nextInt(Way.values().length)];
        switch (way) {
            case QUERY -> {
                try (var reading = client.resume(response, after)) {
                    take(seen, count, reading::next);
                }
            }
            case HEADER -> {
                try (var reading = client.resumeByHeader(response, after)) {
                    take(seen, count, reading::next);
                }
            }
            case PAGES -> seen.addAll(client.page(response, after, count));
            case SOCKET -> {
                try (var reading = new SocketReading(client, response, after)) {
                    take(seen, count, reading::next);
                }
            }
        }
    }

    private static void resumeAfterTheEnd(
            HouseClient client, String response, List<Frame> all, Random random) {
        var after = random.nextInt(all.size() - 1);
        var behind = all.subList(after + 1, all.size());
        assertThat(HouseClient.rest(client.resume(response, after))).isEqualTo(behind);
        assertThat(HouseClient.rest(client.resumeByHeader(response, after))).isEqualTo(behind);
        assertThat(client.page(response, after, 1000)).isEqualTo(behind);
        try (var reading = new SocketReading(client, response, after)) {
            var frames = new ArrayList<Frame>();
            take(frames, behind.size(), reading::next);
            assertThat(frames).isEqualTo(behind);
        }
    }

    /** Somewhere that frames come from. */
    private interface Source {
        @Nullable Frame next();
    }

    private static void take(List<Frame> seen, int count, Source source) {
        for (var taken = 0; taken < count; taken++) {
            var frame = source.next();
            if (frame == null) {
                return;
            }
            seen.add(frame);
        }
    }
}
