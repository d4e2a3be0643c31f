package dev.parley.application.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.Timers;
import dev.parley.application.testkit.TimersContract;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.fixture.ManualTimers;
import dev.parley.application.testkit.fixture.Moments;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

final class ManualTimersTest implements TimersContract {

    private final FixedClock clock = new FixedClock();
    private final ManualTimers timers = new ManualTimers(clock);

    @Override
    public Timers timers() {
        return timers;
    }

    @Override
    public void letPass(Duration time) {
        timers.advance(time);
    }

    @Test
    void the_clock_shows_each_action_its_own_time() {
        var times = new ArrayList<Instant>();
        timers.after(Duration.ofSeconds(2), () -> times.add(clock.instant()));
        timers.after(Duration.ofSeconds(1), () -> times.add(clock.instant()));

        timers.advance(Duration.ofSeconds(3));

        assertThat(times).containsExactly(Moments.afterNoon(1), Moments.afterNoon(2));
        assertThat(clock.instant()).isEqualTo(Moments.afterNoon(3));
    }
}
