package dev.parley.streaming.waiting;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Wakes somebody at a moment, who waits without a limit meanwhile and is mostly woken by something
 * else before.
 *
 * <p>A stream waits for its next event a hundred times before it has waited too long once. Waiting
 * with a limit would each time set up a task that ends the wait, and take it away again, on a
 * thread that all share. This sets a task up once in a while: the task looks whether the moment has
 * moved on, and if so goes along.
 */
public final class Alarm implements AutoCloseable {

    private final Runnable ring;
    private @Nullable Future<?> task;
    private long taskAt;
    private long due;
    private boolean isClosed;

    /**
     * @param ring quick; is done on a thread of the platform, at the moment that was set or later,
     *     and perhaps once more than that
     */
    public Alarm(Runnable ring) {
        this.ring = ring;
    }

    /**
     * Rings at this moment and no longer at the one that was set before.
     *
     * @param moment of {@link System#nanoTime}
     */
    public synchronized void set(long moment) {
        due = moment;
        if (isClosed || (task != null && taskAt - moment <= 0)) {
            return;
        }
        if (task != null) {
            task.cancel(false);
        }
        schedule();
    }

    /** Rings no more. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (task != null) {
            task.cancel(false);
            task = null;
        }
    }

    private void schedule() {
        taskAt = due;
        task =
                ForkJoinPool.commonPool()
                        .schedule(this::look, due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (isDue()) {
            ring.run();
        }
    }

    private synchronized boolean isDue() {
        task = null;
        if (isClosed) {
            return false;
        }
        if (due - System.nanoTime() > 0) {
            schedule();
            return false;
        }
        return true;
    }
}
