package dev.parley.persistence.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writer.
 *
 * <p>Urgent jobs are handed out at once. Jobs that are not urgent gather until the moment that
 * {@link CommitPace} names, so that many of them share a commit; an urgent job does not take them
 * along before, since each commit wakes all whose events were in it.
 */
final class CommitQueue {

    private static final int FULL = 2_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CommitPace pace;
    private List<Job<?>> urgent = new ArrayList<>();
    private List<Job<?>> gathering = new ArrayList<>();
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
            if (job.isUrgent()) {
                urgent.add(job);
                if (urgent.size() == 1) {
                    changed.signal();
                }
                return true;
            }
            if (gathering.isEmpty()) {
                oldest = System.nanoTime();
            }
            gathering.add(job);
            if (gathering.size() == 1 || gathering.size() == FULL) {
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
            while (urgent.isEmpty() && !isDue() && !closed) {
                if (gathering.isEmpty()) {
                    changed.await();
                } else {
                    changed.awaitNanos(pace.dueAfter(oldest) - System.nanoTime());
                }
            }
            var taken = urgent;
            urgent = new ArrayList<>();
            if (closed || isDue()) {
                taken.addAll(gathering);
                gathering = new ArrayList<>(gathering.size());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        return gathering.size() >= FULL
                || (!gathering.isEmpty() && pace.dueAfter(oldest) - System.nanoTime() <= 0);
    }

    /** Nothing is added any more; what waits is handed out now. */
    List<Job<?>> closeAndTakeAll() {
        lock.lock();
        try {
            closed = true;
            var taken = urgent;
            taken.addAll(gathering);
            urgent = new ArrayList<>();
            gathering = new ArrayList<>();
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
