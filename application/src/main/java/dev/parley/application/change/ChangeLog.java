package dev.parley.application.change;

import dev.parley.application.change.port.ChangeFeed;
import dev.parley.application.change.port.Changes;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.change.Change;

/**
 * Stores changes within the unit of work that makes them, and wakes who waits for them once that is
 * durable.
 */
public final class ChangeLog {

    private final Changes changes;
    private final ChangeFeed feed;
    private final UnitOfWork unitOfWork;

    public ChangeLog(Changes changes, ChangeFeed feed, UnitOfWork unitOfWork) {
        this.changes = changes;
        this.feed = feed;
        this.unitOfWork = unitOfWork;
    }

    /** Within a unit of work. */
    public void add(Change change) {
        var number = changes.add(change);
        unitOfWork.afterCommit(() -> feed.announce(change.owner(), number));
    }
}
