package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Promise 2: a stream can always be picked up, on every transport, while it runs and afterwards:
 * nothing missing, nothing twice.
 *
 * <p>{@code -Dparley.cuts} says how many lines are cut at least; {@code -Dparley.seed} repeats a
 * run.
 */
class CutIT {

    private static final int CUTS = Integer.getInteger("parley.cuts", 200);
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int MOST_EVENTS_A_LINE = 12;

    @TempDir private Path data;

    /** A way to get an answer's events. */
    private enum Way {
        QUERY,
        HEADER,
        PAGES,
        SOCKET
    }

    @Test
    void no_event_is_lost_or_repeated_however_often_the_line_is_cut() {
        var random = new Random(SEED);
        var cuts = 0;
        try (var provider = new ProviderStandIn();
                var parley = ParleyProcess.start(data, provider.baseUrl())) {
            provider.model("usual", Script.tokens(150).paced(Duration.ofMillis(4)));
            var client = parley.client();
            while (cuts < CUTS) {
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
        var created = seen.getFirst().data();
        var start = created.indexOf("\"resp_") + 1;
        return created.substring(start, created.indexOf('"', start));
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
