package dev.parley.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TitleTest {

    @Test
    void a_title_has_no_space_at_either_end() {
        assertThat(new Title("  The weather\t").value()).isEqualTo("The weather");
        assertThat(new Title("The weather").toString()).isEqualTo("The weather");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The\nweather",
                "The \r\n weather",
                "The\u2028weather",
                "The\n\n\nweather",
                "The\tweather"
            })
    void a_title_has_one_line(String text) {
        assertThat(new Title(text).value()).isEqualTo("The weather");
    }

    @Test
    void a_title_holds_nothing_that_cannot_be_seen_or_stored() {
        assertThat(new Title("The\u0000weather\u0007").value()).isEqualTo("The weather");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u0000"})
    void a_title_says_something(String text) {
        assertInvalid(text);
    }

    @Test
    void a_title_has_at_most_255_characters() {
        assertThat(new Title("天".repeat(255)).value()).hasSize(255);
        assertThat(new Title(" ".repeat(100) + "x".repeat(255)).value()).hasSize(255);
        assertInvalid("x".repeat(256));
    }

    private static void assertInvalid(String text) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> new Title(text))
                .extracting(FailureException::failure)
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void a_question_gives_its_first_50_characters_whole_ones() {
        assertThat(Title.derivedFrom("How is the weather?").value())
                .isEqualTo("How is the weather?");
        assertThat(Title.derivedFrom("x".repeat(51)).value()).isEqualTo("x".repeat(50));
        assertThat(Title.derivedFrom("😀".repeat(60)).value()).isEqualTo("😀".repeat(50));
        assertThat(Title.derivedFrom("  How is\n\n  the weather?  ").value())
                .isEqualTo("How is the weather?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "\u0000\u0001"})
    void a_question_that_says_nothing_gives_a_title_too(String question) {
        assertThat(Title.derivedFrom(question).value()).isEqualTo("…");
    }
}
