package dev.parley.streaming.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.failure.FailureException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

final class JsonTest {

    private static Object read(String json) {
        return JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String written(Object tree) {
        return new String(JsonWriter.bytes(json -> json.tree(tree)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "\"a \\\"b\\\" \\\\ \\n é 巴\"",
                "{\"a\":[1,-2.50,1E+400,12345678901234567890,{\"b\":null}],\"c\":{}}"
            })
    void what_is_read_is_written_unchanged(String json) {
        assertThat(written(read(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void nothing_at_all_is_null(String text) {
        assertThat(JsonReader.read(text.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{} {}", "{a:1}", "{\"a\":1,\"a\":1}", "NaN", "[1,]", "\"\u0001\""})
    void what_is_not_json_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FailureException.class);
    }

    @Test
    void numbers_without_decimals_are_written_as_integers() {
        var json =
                JsonWriter.bytes(out ->
                        out.object()
                                .number("one", 1.0)
                                .number("half", 0.5)
                                .number("minus", -2.0)
                                .endObject());

        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("{\"one\":1,\"half\":0.5,\"minus\":-2}");
    }

    @Test
    void half_a_character_does_not_break_what_is_written() {
        assertThat(written("\ud83d")).isEqualTo("\"\\uD83D\"");
    }

    @Test
    void bodies_that_mean_the_same_have_one_fingerprint() {
        assertThat(Fingerprint.of(read("{\"a\":1.0,\"b\":[{\"c\":2,\"d\":\"x\"}]}")))
                .isEqualTo(Fingerprint.of(read(" {\"b\":[{\"d\":\"\\u0078\",\"c\":2}],\"a\":1}")))
                .isNotEqualTo(Fingerprint.of(read("{\"a\":1,\"b\":[{\"c\":2,\"d\":\"y\"}]}")))
                .hasSize(64);
    }
}
