package dev.parley.application.testkit;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits for what nobody is told of, by looking again and again: memory or files of another process,
 * what a thread is at. What a latch, a frame or an exit tells of is waited for by that.
 */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Between two looks, so that what is waited for has the processor. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    /** Waits until this has come true; {@code what} says what did not, if it takes too long. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /** The same for what is known to take longer. */
    public static void until(String what, Duration atMost, BooleanSupplier condition) {
        Awaitility.await(what)
                .dontCatchUncaughtExceptions()
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .atMost(atMost)
                .until(condition::getAsBoolean);
    }
}
