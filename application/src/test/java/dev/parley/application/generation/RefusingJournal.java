package dev.parley.application.generation;

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

/** A journal on a disk that is full whenever a test says so. */
final class RefusingJournal implements Journal {

    private Journal journal = this;
    private volatile boolean refuses;

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

    void refuse(boolean nowOn) {
        refuses = nowOn;
    }

    @Override
    public void append(
            Lease lease, GenerationId generation, List<NumberedEvent> events, Runnable committed) {
        check();
        journal.append(lease, generation, events, committed);
    }

    @Override
    public void record(Lease lease, GenerationId generation, List<NumberedEvent> events) {
        check();
        journal.record(lease, generation, events);
    }

    @Override
    public List<NumberedEvent> read(GenerationId generation, long after, int limit) {
        return journal.read(generation, after, limit);
    }

    @Override
    public int removeExpired(Instant moment) {
        return journal.removeExpired(moment);
    }

    private void check() {
        if (refuses) {
            throw new FailureException(
                    new StoreUnavailable("the disk is full", Duration.ofSeconds(1)));
        }
    }
}
