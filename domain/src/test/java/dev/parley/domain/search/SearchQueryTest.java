package dev.parley.domain.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.domain.failure.FailureException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchQueryTest {

    @Test
    void a_query_is_its_words_each_once() {
        assertThat(SearchQuery.of("The Weather, the tide!").tokens())
                .containsExactly("the", "weather", "tide");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "?!", "😀"})
    void a_query_without_words_is_refused(String typed) {
        assertThatExceptionOfType(FailureException.class).isThrownBy(() -> SearchQuery.of(typed));
    }

    @Test
    void a_query_has_at_most_200_characters() {
        assertThat(SearchQuery.of("x".repeat(200)).tokens()).isNotEmpty();
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> SearchQuery.of("x".repeat(201)));
    }
}
