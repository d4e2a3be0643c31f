package dev.parley.streaming.http;

import jakarta.inject.Singleton;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory for what has been written for readers who have yet to come to it, beyond the piece that is
 * next for each. Whoever gets none writes it once more, piece by piece, when it is wanted: that
 * takes longer, but holds nothing.
 */
@Singleton
public final class Backlog {

    /** In bytes, for all readers together. */
    public static final long USUAL = 32L * 1024 * 1024;

    private final AtomicLong left;

    /** As large as is usual. */
    public Backlog() {
        this(USUAL);
    }

    private Backlog(long most) {
        this.left = new AtomicLong(most);
    }

    /** One of this many bytes. */
    public static Backlog of(long most) {
        return new Backlog(most);
    }

    /** How many bytes are not taken. */
    public long left() {
        return left.get();
    }

    /** One reader's part, of which nothing is taken yet. */
    public Share share() {
        return new Share();
    }

    /** What one reader has taken. Used by one thread; closed by any. */
    public final class Share implements AutoCloseable {

        private long taken;
        private boolean isClosed;

        private Share() {}

        /** Takes so many bytes, if there are as many and this is open. */
        public synchronized boolean take(long bytes) {
            if (isClosed) {
                return false;
            }
            if (left.addAndGet(-bytes) < 0) {
                left.addAndGet(bytes);
                return false;
            }
            taken += bytes;
            return true;
        }

        /** Gives bytes back that were taken. */
        public synchronized void giveBack(long bytes) {
            if (!isClosed) {
                taken -= bytes;
                left.addAndGet(bytes);
            }
        }

        /** Gives all back. Doing so twice does nothing. */
        @Override
        public synchronized void close() {
            if (!isClosed) {
                isClosed = true;
                left.addAndGet(taken);
            }
        }
    }
}
