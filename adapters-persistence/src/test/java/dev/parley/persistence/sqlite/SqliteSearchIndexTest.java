package dev.parley.persistence.sqlite;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.SearchIndexContract;

import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteSearchIndexTest implements SearchIndexContract {

    @RegisterExtension private final SqliteTestStore sqlite = new SqliteTestStore();

    @Override
    public Stores stores() {
        return sqlite.stores();
    }
}
