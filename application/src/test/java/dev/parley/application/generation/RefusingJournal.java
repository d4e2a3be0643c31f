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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A journal on a disk that is full whenever a test says so. */
final class RefusingJournal implements Journal {

    private Journal journal = this;
    private final Set<GenerationId> unreadable = ConcurrentHashMap.newKeySet();
    private final Set<GenerationId> unwritable = ConcurrentHashMap.newKeySet();
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

    /** Takes nothing of one answer any more. */
    void refuse(GenerationId one) {
        unwritable.add(one);
    }

    /** Nothing of one answer can be read any more. */
    void garble(GenerationId one) {
        unreadable.add(one);
    }

    @Override
    public void append(
            Lease lease, GenerationId generation, List<NumberedEvent> events, Runnable committed) {
        check(generation);
        journal.append(lease, generation, events, committed);
    }

    @Override
    public void record(Lease lease, GenerationId generation, List<NumberedEvent> events) {
        check(generation);
        journal.record(lease, generation, events);
    }

    @Override
    public List<NumberedEvent> read(GenerationId generation, long after, int limit) {
        if (unreadable.contains(generation)) {
            throw new IllegalStateException("a row cannot be read");
        }
        return journal.read(generation, after, limit);
    }

    @Override
    public int removeExpired(Instant moment) {
        return journal.removeExpired(moment);
    }

    private void check(GenerationId generation) {
        if (refuses || unwritable.contains(generation)) {
            throw new FailureException(
                    new StoreUnavailable("the disk is full", Duration.ofSeconds(1)));
        }
    }
}
