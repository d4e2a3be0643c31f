package dev.parley.application.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;

@Timeout(60)
class ReplayTurnsTest {

    private final ReplayTurns turns = new ReplayTurns();

    @Test
    void a_turn_that_does_not_come_in_time_is_not_waited_for() throws InterruptedException {
        var first = turns.take(Duration.ZERO);
        var second = turns.take(Duration.ZERO);

        assertThat(first).isNotNull();
        assertThat(second).isNotNull();
        assertThat(turns.take(Duration.ofMillis(1))).isNull();
    }

    @Test
    void a_turn_that_has_ended_is_another_ones() throws InterruptedException {
        var first = turns.take(Duration.ZERO);
        var second = turns.take(Duration.ZERO);
        assertThat(second).isNotNull();
        assertThat(first).isNotNull();

        first.close();

        assertThat(turns.take(Duration.ofMinutes(1))).isNotNull();
    }
}
