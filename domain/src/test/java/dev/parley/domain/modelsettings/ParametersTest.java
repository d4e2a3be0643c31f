package dev.parley.domain.modelsettings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ParametersTest {

    private static final Parameters FULL = new Parameters(1.0, 0.9, 0.5, -0.5, 100);

    @Test
    void what_is_said_wins_and_the_rest_comes_from_others() {
        var some = new Parameters(0.0, null, -2.0, null, null);

        assertThat(some.orElse(FULL)).isEqualTo(new Parameters(0.0, 0.9, -2.0, -0.5, 100));
        assertThat(FULL.orElse(some)).isEqualTo(FULL);
    }

    @Test
    void who_says_nothing_leaves_everything_to_others() {
        assertThat(Parameters.UNSET.orElse(FULL)).isEqualTo(FULL);
        assertThat(FULL.orElse(Parameters.UNSET)).isEqualTo(FULL);
        assertThat(Parameters.UNSET.orElse(Parameters.UNSET)).isEqualTo(Parameters.UNSET);
    }
}
