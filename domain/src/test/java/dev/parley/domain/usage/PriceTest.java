package dev.parley.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

final class PriceTest {

    private static final Price PRICE =
            new Price(new BigDecimal("2.50"), new BigDecimal("0.25"), new BigDecimal("10"), "USD");

    @Test
    void prices_are_for_a_million_tokens() {
        assertThat(PRICE.of(TokenUsage.reported(1_000_000, 0, 0, 1_000_000, 0)))
                .isEqualByComparingTo("12.5");
    }

    @Test
    void cached_tokens_have_their_own_price() {
        assertThat(PRICE.of(TokenUsage.reported(1_000, 600, 0, 0, 0)))
                .isEqualByComparingTo("0.00115");
    }

    @Test
    void reasoning_is_output_and_counts_once() {
        assertThat(PRICE.of(TokenUsage.reported(0, 0, 0, 1_000, 900))).isEqualByComparingTo("0.01");
    }

    @Test
    void one_token_has_an_exact_price_too() {
        var cheap =
                new Price(
                        new BigDecimal("0.075"), new BigDecimal("0.0375"), BigDecimal.ZERO, "USD");

        assertThat(cheap.of(TokenUsage.reported(1, 1, 0, 0, 0)))
                .isEqualTo(new BigDecimal("3.75E-8"));
        assertThat(cheap.of(TokenUsage.estimated(0, 0, 0))).isEqualTo(BigDecimal.ZERO);
    }
}
