package dev.parley.application.memory;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.AttachmentsContract;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.memory.InMemoryStore;

final class InMemoryAttachmentsTest implements AttachmentsContract {

    private final FixedClock clock = new FixedClock();
    private final Stores stores = InMemoryStore.create(clock);

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public FixedClock clock() {
        return clock;
    }
}
