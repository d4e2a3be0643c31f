package dev.parley.application.memory;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.JournalContract;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.fixture.RefusingJournal;
import dev.parley.application.testkit.memory.InMemoryStore;

/** As long as it refuses nothing. */
final class RefusingJournalTest implements JournalContract {

    private final Stores stores =
            new RefusingJournal().over(InMemoryStore.create(new FixedClock()));

    @Override
    public Stores stores() {
        return stores;
    }
}
