package dev.parley.application.shared.port;

import java.time.Duration;

/** Has things done later. */
public interface Timers {

    /**
     * Runs the action once, on a thread of its own, after the delay, unless this process has ended
     * by then.
     */
    void after(Duration delay, Runnable action);
}
