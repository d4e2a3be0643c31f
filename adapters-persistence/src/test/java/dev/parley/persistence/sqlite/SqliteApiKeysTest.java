package dev.parley.persistence.sqlite;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.ApiKeysContract;

import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteApiKeysTest implements ApiKeysContract {

    @RegisterExtension private final SqliteTestStore sqlite = new SqliteTestStore();

    @Override
    public Stores stores() {
        return sqlite.stores();
    }
}
