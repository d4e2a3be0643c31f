package dev.parley.rest.connection;

import dev.parley.rest.http.ConnectionLimits;

import java.util.concurrent.TimeUnit;

/** The body that is coming in, and what it holds of the budget until its request is answered. */
final class IncomingBody {

    private final BodyBudget budget;
    private final long timeout;
    private long began;
    private long bytes;
    private long held;

    IncomingBody(BodyBudget budget, ConnectionLimits limits) {
        this.budget = budget;
        this.timeout = limits.bodyTimeout().toNanos();
    }

    /**
     * One begins.
     *
     * @param length as announced; 0 if it was not
     * @return whether there is room for it
     */
    boolean begin(long length, long now) {
        began = now;
        bytes = 0;
        return budget.hasRoomFor(length);
    }

    /** More of it has come; whether there is room for that. */
    boolean add(int more) {
        bytes += more;
        var wanted = bytes - BodyBudget.FREE - held;
        if (wanted <= 0) {
            return true;
        }
        if (!budget.take(wanted)) {
            return false;
        }
        held += wanted;
        return true;
    }

    boolean isTooSlow(long now) {
        var forItsSize = TimeUnit.SECONDS.toNanos(1) * bytes / ConnectionLimits.BYTES_A_SECOND;
        return now - began > timeout + forItsSize;
    }

    /** Nobody needs the bytes any more. */
    void release() {
        budget.giveBack(held);
        held = 0;
        bytes = 0;
    }
}
