package dev.parley.streaming.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.KeepAlive;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

@Timeout(60)
final class ResponseSourceTest {

    private static final Pattern NUMBER = Pattern.compile("\"sequence_number\":(\\d+)");
    private static final String LONG_TEXT = "Paris ".repeat(10_000);

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_farewell_repeats_the_last_number_that_was_sent() throws InterruptedException {
        house.models.willSay(LONG_TEXT, LONG_TEXT, LONG_TEXT);
        var id = Json.read(house.post("/v1/responses", "{'input':'Hello'}").body()).text("id");
        var following =
                house.useCases
                        .followGeneration()
                        .follow(Caller.INSTALLATION, WireIds.response(id), -1);
        try (var source =
                new ResponseSource(
                        following,
                        Echo.NOTHING,
                        new ReasoningEvents("text"),
                        new KeepAlive(Duration.ofSeconds(15)))) {
            var sent = lastNumber(source.next());

            assertThat(sent).isLessThan(following.position());
            assertThat(lastNumber(source.farewell())).isEqualTo(sent);
        }
    }

    private static long lastNumber(byte[] frames) {
        var text = new String(Objects.requireNonNull(frames), StandardCharsets.UTF_8);
        return NUMBER.matcher(text)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .max()
                .orElseThrow();
    }
}
