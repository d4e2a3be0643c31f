package dev.parley.streaming.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.failure.Violation;

import io.micronaut.websocket.CloseReason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

final class ClosingsTest {

    private static Failure unavailable(String sentence) {
        return new StoreUnavailable(sentence, Duration.ofSeconds(1));
    }

    @Test
    void a_store_that_cannot_be_read_is_worth_another_attempt() {
        var closing = Closings.of(unavailable("The store is busy."));

        assertThat(closing).isEqualTo(new CloseReason(1013, "The store is busy."));
    }

    @Test
    void a_request_that_cannot_be_understood_is_not() {
        var failure =
                new InvalidRequest(
                        List.of(
                                new Violation(
                                        "after", Violation.Rule.INVALID_VALUE, "No number.")));

        assertThat(Closings.of(failure).getCode()).isEqualTo(4400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "巴", "\ud83d\uddfc"})
    void a_long_reason_fits_into_a_closing_frame(String character) {
        var reason = Closings.of(unavailable(character.repeat(200))).getReason();

        assertThat(reason).matches("(" + character + "){29,120}\\.\\.\\.");
        assertThat(reason.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(123);
    }
}
