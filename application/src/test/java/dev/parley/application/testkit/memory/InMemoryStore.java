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
        var generations = new InMemoryGenerations(unitOfWork, attributes);
        var conversations = new InMemoryConversations(unitOfWork, attributes);
        var messages = new InMemoryMessages(unitOfWork, generations, attributes);
        return new Stores(
                unitOfWork,
                new InMemoryIdempotency(unitOfWork),
                attributes,
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
