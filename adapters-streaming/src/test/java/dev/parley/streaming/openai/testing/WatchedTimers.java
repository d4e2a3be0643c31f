package dev.parley.streaming.openai.testing;

import dev.parley.application.shared.port.Timers;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Timers that tell when they were asked for something. */
public final class WatchedTimers implements Timers {

    private final Timers timers;
    private final Semaphore asked = new Semaphore(0);

    public WatchedTimers(Timers timers) {
        this.timers = timers;
    }

    /** Waits until something more was asked for. */
    public void awaitRequest() {
        asked.acquireUninterruptibly();
    }

    @Override
    public void after(Duration delay, Runnable action) {
        timers.after(delay, action);
        asked.release();
    }
}
