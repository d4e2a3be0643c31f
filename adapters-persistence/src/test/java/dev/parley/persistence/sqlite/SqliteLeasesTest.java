package dev.parley.persistence.sqlite;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.LeasesContract;

import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteLeasesTest implements LeasesContract {

    @RegisterExtension private final SqliteTestStore sqlite = new SqliteTestStore();

    @Override
    public Stores stores() {
        return sqlite.stores();
    }
}
