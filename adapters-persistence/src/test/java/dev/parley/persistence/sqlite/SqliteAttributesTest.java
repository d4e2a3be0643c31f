package dev.parley.persistence.sqlite;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.AttributesContract;

import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteAttributesTest implements AttributesContract {

    @RegisterExtension private final SqliteTestStore sqlite = new SqliteTestStore();

    @Override
    public Stores stores() {
        return sqlite.stores();
    }
}
