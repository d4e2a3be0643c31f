package dev.parley.streaming.feed;

import dev.parley.application.generation.port.AnswerTail.News;
import dev.parley.domain.generation.NumberedEvent;

import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One answer that is worked on here, and those who wait for its events. */
final class OpenAnswer {

    static final News NOBODY = new News.Nobody();

    private static final News IN_JOURNAL = new News.InJournal();
    private static final News SILENCE = new News.Silence();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final HeldEvents held;
    private boolean isOver;

    OpenAnswer(boolean keepsAll) {
        this.held = new HeldEvents(keepsAll);
    }

    void publish(List<NumberedEvent> events) {
        lock.lock();
        try {
            if (!isOver) {
                held.add(events);
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            isOver = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody look whether something concerns them. */
    void wake() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    News next(Tail tail, long after, long nanoseconds) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var end = System.nanoTime() + nanoseconds;
            var isSet = false;
            while (!tail.isClosed()) {
                if (held.hasCome(after)) {
                    return held.holds(after) ? new News.Events(held.behind(after)) : IN_JOURNAL;
                }
                if (isOver) {
                    return NOBODY;
                }
                if (nanoseconds <= 0 || end - System.nanoTime() <= 0) {
                    return SILENCE;
                }
                if (!isSet) {
                    tail.wakeAt(end);
                    isSet = true;
                }
                news.await();
            }
            return NOBODY;
        } finally {
            lock.unlock();
        }
    }
}
