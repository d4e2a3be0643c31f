package dev.parley.persistence.sqlite;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.UnitOfWorkContract;

import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteUnitOfWorkTest implements UnitOfWorkContract {

    @RegisterExtension private final SqliteTestStore sqlite = new SqliteTestStore();

    @Override
    public Stores stores() {
        return sqlite.stores();
    }
}
