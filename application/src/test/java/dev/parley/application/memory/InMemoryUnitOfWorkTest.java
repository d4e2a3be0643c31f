package dev.parley.application.memory;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.UnitOfWorkContract;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.memory.InMemoryStore;

final class InMemoryUnitOfWorkTest implements UnitOfWorkContract {

    private final Stores stores = InMemoryStore.create(new FixedClock());

    @Override
    public Stores stores() {
        return stores;
    }
}
