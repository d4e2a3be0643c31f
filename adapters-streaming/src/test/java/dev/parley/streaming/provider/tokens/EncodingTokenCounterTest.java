package dev.parley.streaming.provider.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.application.testkit.TokenCounterContract;
import dev.parley.application.usage.port.TokenCounter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EncodingTokenCounterTest implements TokenCounterContract {

    private final EncodingTokenCounter counter = new EncodingTokenCounter();

    @Override
    public TokenCounter tokenCounter() {
        return counter;
    }

    @Test
    void a_sentence_has_the_tokens_that_openai_counts() {
        assertThat(counter.count("Paris is the capital of France.")).isEqualTo(7);
    }

    @Test
    void a_long_text_is_judged_by_its_beginning() {
        var sentence = "Paris is the capital of France. ";
        var times = 4 * EncodingTokenCounter.COUNTED / sentence.length();

        assertThat((double) counter.count(sentence.repeat(times)))
                .isCloseTo(7.0 * times, within(0.02 * 7 * times));
    }
}
