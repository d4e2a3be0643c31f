package dev.parley.persistence.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writer.
 *
 * <p>Urgent jobs are handed out at once, with everything else that waits. Jobs that are not urgent
 * wait for the moment that {@link CommitPace} names, so that more of them share a commit; while a
 * commit runs they gather anyway.
 */
final class CommitQueue {

    private static final int FULL = 2_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CommitPace pace;
    private List<Job<?>> waiting = new ArrayList<>();
    private int urgent;
    private long oldest;
    private boolean closed;

    CommitQueue(CommitPace pace) {
        this.pace = pace;
    }

    /** Adds a job, unless nothing is taken any more. */
    boolean add(Job<?> job) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            if (waiting.isEmpty()) {
                oldest = System.nanoTime();
            }
            waiting.add(job);
            urgent += job.isUrgent() ? 1 : 0;
            if (waiting.size() == 1 || waiting.size() == FULL || (job.isUrgent() && urgent == 1)) {
                changed.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the jobs of the next commit; none if the queue was closed and is empty. */
    List<Job<?>> take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            while (!closed && urgent == 0 && waiting.size() < FULL) {
                var nanos = pace.dueAfter(oldest) - System.nanoTime();
                if (nanos <= 0) {
                    break;
                }
                changed.awaitNanos(nanos);
            }
            var taken = waiting;
            waiting = new ArrayList<>(taken.size());
            urgent = 0;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** What waits is still handed out; nothing is added any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
