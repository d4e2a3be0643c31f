package dev.parley.streaming.openai;

import dev.parley.application.composition.Stores;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A journal that cannot be read whenever a test says so. */
final class UnreadableJournal implements Journal {

    static final String COMPLAINT = "The events of this answer cannot be read at the moment.";

    private Journal journal = this;
    private volatile boolean isUnreadable;

    Stores over(Stores stores) {
        journal = stores.journal();
        return new Stores(
                stores.unitOfWork(),
                stores.idempotency(),
                stores.attributes(),
                stores.conversations(),
                stores.messages(),
                stores.attachments(),
                stores.generations(),
                this,
                stores.leases(),
                stores.modelSettings(),
                stores.usageRecords(),
                stores.changes(),
                stores.searchIndex(),
                stores.apiKeys());
    }

    void refuseReading(boolean nowOn) {
        isUnreadable = nowOn;
    }

    @Override
    public void append(
            Lease lease, GenerationId generation, List<NumberedEvent> events, Runnable committed) {
        journal.append(lease, generation, events, committed);
    }

    @Override
    public void record(Lease lease, GenerationId generation, List<NumberedEvent> events) {
        journal.record(lease, generation, events);
    }

    @Override
    public List<NumberedEvent> read(GenerationId generation, long after, int limit) {
        if (isUnreadable) {
            throw new FailureException(new StoreUnavailable(COMPLAINT, Duration.ofSeconds(1)));
        }
        return journal.read(generation, after, limit);
    }

    @Override
    public int removeExpired(Instant moment) {
        return journal.removeExpired(moment);
    }
}
