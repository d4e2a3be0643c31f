package dev.parley.persistence.sqlite;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.AttachmentsContract;
import dev.parley.application.testkit.fixture.FixedClock;

import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteAttachmentsTest implements AttachmentsContract {

    @RegisterExtension private final SqliteTestStore sqlite = new SqliteTestStore();

    @Override
    public Stores stores() {
        return sqlite.stores();
    }

    @Override
    public FixedClock clock() {
        return sqlite.clock();
    }
}
