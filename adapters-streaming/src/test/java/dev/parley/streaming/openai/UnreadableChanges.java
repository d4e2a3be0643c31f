package dev.parley.streaming.openai;

import dev.parley.application.change.port.Changes;
import dev.parley.application.composition.Stores;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.change.Change;
import dev.parley.domain.change.NumberedChange;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.OwnerId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Changes that cannot be read whenever a test says so. */
final class UnreadableChanges implements Changes {

    private Changes changes = this;
    private volatile boolean isUnreadable;

    Stores over(Stores stores) {
        changes = stores.changes();
        return new Stores(
                stores.unitOfWork(),
                stores.idempotency(),
                stores.attributes(),
                stores.conversations(),
                stores.messages(),
                stores.attachments(),
                stores.generations(),
                stores.journal(),
                stores.leases(),
                stores.modelSettings(),
                stores.usageRecords(),
                this,
                stores.searchIndex(),
                stores.apiKeys());
    }

    void refuseReading() {
        isUnreadable = true;
    }

    @Override
    public long add(Change change) {
        return changes.add(change);
    }

    @Override
    public List<NumberedChange> after(OwnerId owner, long after, int limit) {
        if (isUnreadable) {
            throw new FailureException(
                    new StoreUnavailable("Changes cannot be read.", Duration.ofSeconds(1)));
        }
        return changes.after(owner, after, limit);
    }

    @Override
    public long newest(OwnerId owner) {
        return changes.newest(owner);
    }

    @Override
    public long forgotten(OwnerId owner) {
        return changes.forgotten(owner);
    }

    @Override
    public int removeBefore(Instant moment) {
        return changes.removeBefore(moment);
    }
}
