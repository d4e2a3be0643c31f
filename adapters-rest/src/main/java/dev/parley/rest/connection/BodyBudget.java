package dev.parley.rest.connection;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory for the bodies of all requests together. The first bytes of each are free, so that small
 * requests never wait for large ones.
 */
final class BodyBudget {

    /** About what the server reads before anybody asks for a body. */
    static final long FREE = 64L * 1024;

    private final long most;
    private final AtomicLong left;

    BodyBudget(long most) {
        this.most = most;
        this.left = new AtomicLong(most);
    }

    /** In bytes. */
    long most() {
        return most;
    }

    /** Whether a body of this length could begin now. */
    boolean hasRoomFor(long length) {
        return length <= FREE || length - FREE <= left.get();
    }

    /** Takes so much, if it is there. */
    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
