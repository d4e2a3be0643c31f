package dev.parley.streaming.feed;

import dev.parley.application.generation.port.AnswerTail;
import dev.parley.domain.id.GenerationId;
import dev.parley.streaming.waiting.Alarm;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * One follower. It holds on to the answer that it follows, so that what is held of an ended answer
 * lives as long as its last follower, and no longer.
 */
final class Tail implements AnswerTail {

    private final InProcessAnswerFeed feed;
    private final GenerationId generation;
    private final Alarm alarm = new Alarm(this::wake);
    private volatile @Nullable OpenAnswer answer;
    private volatile boolean isWaiting;
    private volatile boolean isClosed;

    Tail(InProcessAnswerFeed feed, GenerationId generation) {
        this.feed = feed;
        this.generation = generation;
        this.answer = feed.find(generation);
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Has this follower look, at a moment, whether it has waited long enough. */
    void wakeAt(long moment) {
        alarm.set(moment);
    }

    @Override
    public News next(long after, Duration atMost) throws InterruptedException {
        var followed = isClosed ? null : found();
        if (followed == null) {
            return OpenAnswer.NOBODY;
        }
        isWaiting = true;
        try {
            return followed.next(this, after, atMost.toNanos());
        } finally {
            isWaiting = false;
        }
    }

    private @Nullable OpenAnswer found() {
        var followed = answer;
        if (followed == null) {
            followed = feed.find(generation);
            answer = followed;
        }
        return followed;
    }

    @Override
    public void close() {
        leave();
        alarm.close();
        wake();
        answer = null;
    }

    private synchronized void leave() {
        if (!isClosed) {
            isClosed = true;
            feed.left();
        }
    }

    private void wake() {
        var followed = answer;
        if (isWaiting && followed != null) {
            followed.wake();
        }
    }
}
