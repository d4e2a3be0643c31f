package dev.parley.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TokenUsageTest {

    @Test
    void calls_add_up() {
        assertThat(
                        TokenUsage.reported(50, 40, 3, 20, 1)
                                .plus(TokenUsage.reported(500, 400, 30, 200, 10)))
                .isEqualTo(TokenUsage.reported(550, 440, 33, 220, 11));
    }

    @Test
    void a_sum_is_estimated_as_soon_as_one_part_is() {
        var reported = TokenUsage.reported(5, 0, 0, 2, 0);
        var estimated = TokenUsage.estimated(7, 3, 1);

        assertThat(reported.plus(estimated)).isEqualTo(TokenUsage.estimated(12, 5, 1));
        assertThat(estimated.plus(reported)).isEqualTo(TokenUsage.estimated(12, 5, 1));
    }
}
