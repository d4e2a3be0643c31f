package dev.parley.streaming.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.modelsettings.Secret;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotationTest {

    private static final String KEY = "my0wn-planted-0123456789";

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "Incorrect API key provided: " + KEY + ".",
                "{\"Authorization\": \"Bearer " + KEY + "\"}",
                "https://models.example/v1?key=" + KEY,
                KEY + KEY
            })
    void a_key_that_a_provider_repeats_is_cut_out(String words) {
        assertThat(Quotation.of(words, new Secret(KEY)))
                .startsWith(" It says: \"")
                .doesNotContain("0123456789", "planted");
    }

    @Test
    void no_half_of_a_key_is_left_where_a_long_text_is_cut() {
        for (var before = 3_970; before <= 4_000; before++) {
            assertThat(Quotation.of(" ".repeat(before) + KEY, new Secret(KEY)))
                    .doesNotContain("my0wn");
        }
    }

    @Test
    void words_without_a_key_are_told_on_one_line() {
        assertThat(Quotation.of("The model is\n\tbusy.", null))
                .isEqualTo(" It says: \"The model is busy.\"");
    }
}
