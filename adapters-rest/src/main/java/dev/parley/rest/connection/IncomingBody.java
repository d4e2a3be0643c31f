package dev.parley.rest.connection;

import dev.parley.rest.http.ConnectionLimits;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/** The body of one request, and what it holds of the budget until its request is answered. */
final class IncomingBody {

    private final BodyBudget budget;
    private final long began;
    private long bytes;
    private long held;
    private boolean isDropped;

    /** That of the request behind this one, on the same connection. */
    @Nullable IncomingBody next;

    IncomingBody(BodyBudget budget, long now) {
        this.budget = budget;
        this.began = now;
    }

    /** More of it has come; whether there is room for that. */
    boolean add(int more) {
        if (isDropped) {
            return true;
        }
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

    boolean isTooSlow(ConnectionLimits limits, long now) {
        var forItsSize = TimeUnit.SECONDS.toNanos(1) * bytes / ConnectionLimits.BYTES_A_SECOND;
        return now - began > limits.bodyTimeout().toNanos() + forItsSize;
    }

    /** Nobody needs the bytes any more, neither those that came nor those that are to come. */
    void drop() {
        isDropped = true;
        budget.giveBack(held);
        held = 0;
    }

    boolean isDropped() {
        return isDropped;
    }
}
