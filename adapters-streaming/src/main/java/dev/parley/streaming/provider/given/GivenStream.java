package dev.parley.streaming.provider.given;

import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.domain.generation.Delta;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Gives what it was given, piece by piece and at a pace. */
public final class GivenStream implements ModelStream {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final Iterator<List<Delta>> pieces;
    private final long pause;
    private long due;
    private boolean isClosed;

    /** The pause comes before each piece but the first. */
    public GivenStream(List<List<Delta>> pieces, Duration pause) {
        this.pieces = List.copyOf(pieces).iterator();
        this.pause = pause.toNanos();
        this.due = System.nanoTime();
    }

    /** Breaks at once. */
    public static GivenStream broken(Delta.Broke broke) {
        return new GivenStream(List.of(List.of(broke)), Duration.ZERO);
    }

    @Override
    public List<Delta> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = due - System.nanoTime();
            while (left > 0 && !isClosed) {
                left = closing.awaitNanos(left);
            }
            if (isClosed || !pieces.hasNext()) {
                return List.of();
            }
            due = Math.max(due, System.nanoTime() - TimeUnit.SECONDS.toNanos(1)) + pause;
            return pieces.next();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
