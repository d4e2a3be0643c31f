package dev.parley.streaming.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.Backlog;
import dev.parley.streaming.http.KeepAlive;
import dev.parley.streaming.openai.items.ReasoningEvents;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;
import dev.parley.streaming.openai.wire.WireIds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

@Timeout(60)
final class ResponseSourceTest {

    private static final Pattern NUMBER = Pattern.compile("\"sequence_number\":(\\d+)");
    private static final int MOST_AT_ONCE = 64 * 1024;
    private static final String LONG_TEXT = "Paris ".repeat(10_000);
    private static final String SHORT_TEXT = "Paris lies on the Seine. ";

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_farewell_repeats_the_last_number_that_was_sent() throws InterruptedException {
        var id = answer(SHORT_TEXT, LONG_TEXT);
        try (var source = source(id, new Backlog())) {
            var sent = lastNumber(source.next());

            assertThat(sent).isPositive();
            assertThat(lastNumber(source.farewell())).isEqualTo(sent);
        }
    }

    @Test
    void nobody_says_farewell_in_the_middle_of_an_event() throws InterruptedException {
        var id = answer(SHORT_TEXT, LONG_TEXT.repeat(2));
        try (var source = source(id, new Backlog())) {
            var text = "";
            while (text.isEmpty() || text.endsWith("\n\n")) {
                text = text(source.next());
            }

            assertThat(source.farewell()).isNull();
        }
    }

    @Test
    void a_reader_is_handed_no_more_than_64_KiB_at_a_time() throws InterruptedException {
        var id = answer(texts(40));
        try (var source = source(id, new Backlog())) {
            for (var piece = source.next(); piece != null; piece = source.next()) {
                assertThat(piece).hasSizeLessThanOrEqualTo(MOST_AT_ONCE);
            }
        }
    }

    @Test
    void without_any_room_a_long_answer_is_told_in_the_same_bytes() throws InterruptedException {
        var id = answer(texts(6));
        var nothing = Backlog.of(0);

        assertThat(everything(id, nothing)).isEqualTo(everything(id, new Backlog()));
        assertThat(nothing.left()).isZero();
    }

    @Test
    void readers_together_hold_no_more_than_the_backlog_has_room_for() throws InterruptedException {
        var id = answer(texts(6));
        var room = 1_000_000L;
        var backlog = Backlog.of(room);
        var sources = new ResponseSource[10];
        Arrays.setAll(sources, _ -> source(id, backlog));

        for (var piece = 0; piece < 20; piece++) {
            for (var source : sources) {
                assertThat(source.next()).hasSizeLessThanOrEqualTo(MOST_AT_ONCE);
                assertThat(backlog.left()).isBetween(0L, room);
            }
        }

        assertThat(backlog.left()).isLessThan(room);
        for (var source : sources) {
            source.close();
        }
        assertThat(backlog.left()).isEqualTo(room);
    }

    @Test
    void who_has_read_everything_holds_nothing() throws InterruptedException {
        var backlog = new Backlog();

        everything(answer(texts(6)), backlog);

        assertThat(backlog.left()).isEqualTo(Backlog.USUAL);
    }

    private String answer(String... texts) {
        house.models.willSay(texts);
        return Json.read(house.post("/v1/responses", "{'input':'Hello'}").body()).text("id");
    }

    private static String[] texts(int count) {
        var texts = new String[count];
        Arrays.fill(texts, LONG_TEXT);
        return texts;
    }

    private ResponseSource source(String id, Backlog backlog) {
        var following =
                house.useCases
                        .followGeneration()
                        .follow(Caller.INSTALLATION, WireIds.response(id), -1);
        return new ResponseSource(
                following,
                Echo.NOTHING,
                new ReasoningEvents("text"),
                new KeepAlive(Duration.ofSeconds(15)),
                backlog);
    }

    private String everything(String id, Backlog backlog) throws InterruptedException {
        var bytes = new ByteArrayOutputStream();
        try (var source = source(id, backlog)) {
            for (var piece = source.next(); piece != null; piece = source.next()) {
                bytes.writeBytes(piece);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static long lastNumber(byte[] frames) {
        return NUMBER.matcher(text(frames))
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .max()
                .orElseThrow();
    }

    private static String text(byte[] frames) {
        return new String(Objects.requireNonNull(frames), StandardCharsets.UTF_8);
    }
}
