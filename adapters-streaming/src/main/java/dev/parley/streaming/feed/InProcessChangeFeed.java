package dev.parley.streaming.feed;

import dev.parley.application.change.port.ChangeFeed;
import dev.parley.domain.identity.OwnerId;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes threads of this process. Remembers one number for each owner who ever had or awaited a
 * change.
 */
public final class InProcessChangeFeed implements ChangeFeed {

    private final Map<OwnerId, Announcements> owners = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    @Override
    public void announce(OwnerId owner, long number) {
        of(owner).announce(number);
    }

    @Override
    public boolean await(OwnerId owner, long after, Duration atMost) throws InterruptedException {
        waiting.incrementAndGet();
        try {
            return of(owner).await(after, atMost.toNanos());
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** How many wait for a change now. */
    public int waiting() {
        return waiting.get();
    }

    private Announcements of(OwnerId owner) {
        return owners.computeIfAbsent(owner, _ -> new Announcements());
    }

    private static final class Announcements {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition announced = lock.newCondition();
        private long newest;

        private void announce(long number) {
            lock.lock();
            try {
                if (number > newest) {
                    newest = number;
                    announced.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        private boolean await(long after, long nanoseconds) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                var left = nanoseconds;
                while (newest <= after && left > 0) {
                    left = announced.awaitNanos(left);
                }
                return newest > after;
            } finally {
                lock.unlock();
            }
        }
    }
}
