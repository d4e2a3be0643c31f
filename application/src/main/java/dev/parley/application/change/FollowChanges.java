package dev.parley.application.change;

import dev.parley.application.change.port.ChangeFeed;
import dev.parley.application.change.port.Changes;
import dev.parley.domain.change.ChangesExpired;
import dev.parley.domain.change.NumberedChange;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;

import java.time.Duration;
import java.util.List;

/** Reads what happened to a caller's resources, and waits for more. */
public final class FollowChanges {

    private final Changes changes;
    private final ChangeFeed feed;

    public FollowChanges(Changes changes, ChangeFeed feed) {
        this.changes = changes;
        this.feed = feed;
    }

    /** The number of the newest change; following behind it gives only what is still to come. */
    public long newest(Caller caller) {
        return changes.newest(caller.owner());
    }

    /** The smallest number that one can still go on from without missing anything. */
    public long oldest(Caller caller) {
        return changes.forgotten(caller.owner());
    }

    /**
     * The changes behind a number, oldest first.
     *
     * @throws FailureException with {@link ChangesExpired} if some of them are no longer kept
     */
    public List<NumberedChange> after(Caller caller, long number, int limit) {
        var forgotten = changes.forgotten(caller.owner());
        if (number < forgotten) {
            throw new FailureException(new ChangesExpired(forgotten));
        }
        return changes.after(caller.owner(), number, limit);
    }

    /** As {@link #after}, but waits for the first one; none when the time is over. */
    public List<NumberedChange> next(Caller caller, long number, int limit, Duration atMost)
            throws InterruptedException {
        var found = after(caller, number, limit);
        if (!found.isEmpty()) {
            return found;
        }
        feed.await(caller.owner(), number, atMost);
        return after(caller, number, limit);
    }
}
