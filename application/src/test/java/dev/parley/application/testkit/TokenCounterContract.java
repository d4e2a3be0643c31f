package dev.parley.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.fixture.Texts;
import dev.parley.application.usage.port.TokenCounter;

import org.junit.jupiter.api.Test;

/** What everybody who counts tokens promises. */
public interface TokenCounterContract {

    TokenCounter tokenCounter();

    @Test
    default void nothing_has_no_tokens_and_everything_else_has_some() {
        assertThat(tokenCounter().count("")).isZero();
        assertThat(tokenCounter().count("a")).isPositive();
        assertThat(tokenCounter().count(" ")).isPositive();
    }

    @Test
    default void more_words_are_more_tokens() {
        assertThat(tokenCounter().count("one two three"))
                .isGreaterThan(tokenCounter().count("one"))
                .isLessThan(tokenCounter().count("one two three ".repeat(10)));
    }

    @Test
    default void every_text_can_be_counted() {
        assertThat(tokenCounter().count(Texts.AWKWARD)).isPositive();
        assertThat(tokenCounter().count("<|endoftext|><|im_start|>")).isPositive();
        assertThat(tokenCounter().count("\ud83e lonely \udd89")).isPositive();
    }

    @Test
    default void a_million_characters_are_counted_too() {
        assertThat(tokenCounter().count("a".repeat(1_000_000))).isPositive();
        assertThat(tokenCounter().count("words and words ".repeat(62_500))).isPositive();
    }
}
