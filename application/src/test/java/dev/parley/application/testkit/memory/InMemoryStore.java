package dev.parley.application.testkit.memory;

import dev.parley.application.composition.Stores;

import java.time.InstantSource;

/** Makes stores that forget everything. */
public final class InMemoryStore {

    private InMemoryStore() {}

    /** An empty store, stricter than others: it refuses to write outside of work. */
    public static Stores create(InstantSource clock) {
        var unitOfWork = new InMemoryUnitOfWork();
        var attributes = new InMemoryAttributes(unitOfWork);
        var references = new InMemoryReferences(unitOfWork);
        var records = new OutsideRecords(attributes, references);
        var generations = new InMemoryGenerations(unitOfWork, records);
        var conversations = new InMemoryConversations(unitOfWork, records);
        var messages = new InMemoryMessages(unitOfWork, generations, records);
        return new Stores(
                unitOfWork,
                new InMemoryIdempotency(unitOfWork),
                attributes,
                references,
                conversations,
                messages,
                new InMemoryAttachments(unitOfWork, messages, clock),
                generations,
                generations.journal(),
                new InMemoryLeases(),
                new InMemoryModelSettingsStore(unitOfWork),
                new InMemoryUsageRecords(unitOfWork),
                new InMemoryChanges(unitOfWork),
                new InMemorySearchIndex(unitOfWork, conversations),
                new InMemoryApiKeys(unitOfWork));
    }
}
