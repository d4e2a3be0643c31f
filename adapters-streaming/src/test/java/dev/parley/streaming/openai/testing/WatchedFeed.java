package dev.parley.streaming.openai.testing;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.AnswerTail;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A feed that knows how many follow, and whether virtual threads do. */
public final class WatchedFeed implements AnswerFeed {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final AnswerFeed feed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int followers;
    private boolean onlyVirtual = true;

    public WatchedFeed(AnswerFeed feed) {
        this.feed = feed;
    }

    public void awaitFollowers(int count) {
        lock.lock();
        try {
            var left = PATIENCE;
            while (followers != count) {
                if (left <= 0) {
                    throw new AssertionError(followers + " follow, not " + count);
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        } finally {
            lock.unlock();
        }
    }

    /** Whether virtual threads alone have followed so far. */
    public boolean isFollowedByVirtualThreadsOnly() {
        return onlyVirtual;
    }

    @Override
    public void open(GenerationId generation, boolean keepsAll) {
        feed.open(generation, keepsAll);
    }

    @Override
    public void publish(GenerationId generation, List<NumberedEvent> events) {
        feed.publish(generation, events);
    }

    @Override
    public void close(GenerationId generation) {
        feed.close(generation);
    }

    @Override
    public AnswerTail follow(GenerationId generation) {
        count(1);
        return new Tail(feed.follow(generation));
    }

    private void count(int more) {
        lock.lock();
        try {
            followers += more;
            onlyVirtual = onlyVirtual && (more < 0 || Thread.currentThread().isVirtual());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Tail implements AnswerTail {

        private final AnswerTail tail;
        private final AtomicBoolean isClosed = new AtomicBoolean();

        private Tail(AnswerTail tail) {
            this.tail = tail;
        }

        @Override
        public News next(long after, Duration atMost) throws InterruptedException {
            return tail.next(after, atMost);
        }

        @Override
        public void close() {
            tail.close();
            if (isClosed.compareAndSet(false, true)) {
                count(-1);
            }
        }
    }
}
