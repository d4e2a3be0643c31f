package dev.parley.application.memory;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.ReferencesContract;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.memory.InMemoryStore;

final class InMemoryReferencesTest implements ReferencesContract {

    private final Stores stores = InMemoryStore.create(new FixedClock());

    @Override
    public Stores stores() {
        return stores;
    }
}
