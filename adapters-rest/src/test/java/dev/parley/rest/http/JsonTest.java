package dev.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.input.InputSize;
import dev.parley.application.shared.Limits;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.failure.Violation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reading and writing JSON. */
class JsonTest {

    @Test
    void members_are_written_in_order_with_those_that_are_null() {
        var object =
                Json.object()
                        .with("b", null)
                        .with("a", List.of(1, 2L, 0.5, new BigDecimal("1.10"), true, "\u00e9\"\n"))
                        .with("c", Map.of());

        assertThat(new String(Json.write(object), StandardCharsets.UTF_8))
                .isEqualTo("{\"b\":null,\"a\":[1,2,0.5,1.10,true,\"\u00e9\\\"\\n\"],\"c\":{}}");
    }

    @Test
    void what_was_written_is_read_again() {
        var document =
                "{\"b\":null,\"a\":[1,12345678901234567890,0.5,true,\"\\ud83d\\ude00\"],\"c\":{}}";

        var once = Json.read(bytes(document), InputSize.any());

        assertThat(Json.read(Json.write(once), InputSize.any())).isEqualTo(once);
    }

    @Test
    void sixty_four_levels_are_read() {
        assertThat(Json.read(bytes("[".repeat(64) + "]".repeat(64)), new InputSize(Limits.USUAL)))
                .isInstanceOf(List.class);
    }

    @Test
    void nothing_at_all_is_null() {
        assertThat(Json.read(new byte[0], InputSize.any())).isNull();
        assertThat(Json.read(bytes(" \n"), InputSize.any())).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1,",
                "{\"a\" 1}",
                "{'a':1}",
                "nul",
                "01",
                "\"\n\"",
                "{} {}",
                "{\"a\":1,\"a\":1}",
                "NaN",
                "/* */ {}"
            })
    void what_is_not_json_is_refused_without_a_word_about_the_parser(String document) {
        assertThatThrownBy(() -> Json.read(bytes(document), InputSize.any()))
                .isInstanceOfSatisfying(FailureException.class, JsonTest::isUnreadable);
    }

    @Test
    void what_is_too_deep_or_too_long_is_refused() {
        for (var document : List.of("[".repeat(65) + "]".repeat(65), "1".repeat(2000))) {
            assertThatThrownBy(() -> Json.read(bytes(document), new InputSize(Limits.USUAL)))
                    .isInstanceOfSatisfying(FailureException.class, JsonTest::isUnreadable);
        }
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        for (var document :
                new byte[][] {
                    {(byte) 0xff, (byte) 0xfe, 0x20},
                    {'"', (byte) 0xc3, '"'},
                    {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f},
                    {0, '{'}
                }) {
            assertThatThrownBy(() -> Json.read(document, InputSize.any()))
                    .isInstanceOfSatisfying(FailureException.class, JsonTest::isUnreadable);
        }
    }

    private static void isUnreadable(FailureException refused) {
        var violation = ((InvalidRequest) refused.failure()).violations().getFirst();
        assertThat(violation.rule()).isEqualTo(Violation.Rule.UNREADABLE);
        assertThat(violation.field()).isEmpty();
        assertThat(violation.message())
                .startsWith("The request ")
                .endsWith(".")
                .doesNotContain("Stream", "REDACTED", "com.", "\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
