package dev.parley.application.generation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a few followers at a time read the journal and use what they have read, in the order in
 * which they came: a crowd that asks for long answers leaves threads of the store and processors to
 * all others. One for the whole process.
 */
final class ReplayTurns {

    /** At once. Half as many as SQLite has readers. */
    private static final int TURNS = 2;

    private final Semaphore free = new Semaphore(TURNS, true);

    /**
     * Waits for a turn, which ends when it is closed. Usually that takes no longer than a page
     * takes to be used; nothing if it does not come in the time given, because the store is silent.
     */
    @Nullable Turn take(Duration atMost) throws InterruptedException {
        return free.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS) ? free::release : null;
    }

    /** Closed once, by the thread that took it. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
