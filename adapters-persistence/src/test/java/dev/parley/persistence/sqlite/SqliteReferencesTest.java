package dev.parley.persistence.sqlite;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.ReferencesContract;

import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteReferencesTest implements ReferencesContract {

    @RegisterExtension private final SqliteTestStore sqlite = new SqliteTestStore();

    @Override
    public Stores stores() {
        return sqlite.stores();
    }
}
