package dev.parley.bootstrap.platform;

import dev.parley.application.shared.port.Timers;
import dev.parley.application.testkit.TimersContract;

import java.time.Duration;

final class DelayedTimersTest implements TimersContract {

    private final Timers timers = new DelayedTimers();

    @Override
    public Timers timers() {
        return timers;
    }

    @Override
    public void letPass(Duration time) {
        // time passes by itself
    }
}
