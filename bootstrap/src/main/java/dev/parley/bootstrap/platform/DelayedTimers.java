package dev.parley.bootstrap.platform;

import dev.parley.application.shared.port.Timers;
import dev.parley.streaming.http.LogContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The platform's delaying thread watches the time; each action is done on a virtual thread, whose
 * log lines name the same request as those of whoever asked for it.
 */
public final class DelayedTimers implements Timers {

    private static final Logger LOG = LoggerFactory.getLogger(DelayedTimers.class);

    @Override
    public void after(Duration delay, Runnable action) {
        CompletableFuture.delayedExecutor(
                        delay.toNanos(), TimeUnit.NANOSECONDS, DelayedTimers::start)
                .execute(LogContext.current().around(action));
    }

    private static void start(Runnable action) {
        Thread.ofVirtual()
                .name("timed")
                .uncaughtExceptionHandler(
                        (_, defect) -> LOG.error("Something done later has failed", defect))
                .start(action);
    }
}
