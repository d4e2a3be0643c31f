package dev.parley.bootstrap.control;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Closes something unless it is itself closed in time; sockets of this kind know no time-outs. */
final class TimeLimit implements AutoCloseable {
    private final CountDownLatch inTime = new CountDownLatch(1);

    private TimeLimit() {}

    static TimeLimit of(Duration limit, Closeable closedLate) {
        var timeLimit = new TimeLimit();
        Thread.ofVirtual().name("control-limit").start(() -> timeLimit.watch(limit, closedLate));
        return timeLimit;
    }

    @Override
    public void close() {
        inTime.countDown();
    }

    private void watch(Duration limit, Closeable closedLate) {
        try {
            if (!inTime.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                closedLate.close();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            // It is closed as well as it can be.
        }
    }
}
