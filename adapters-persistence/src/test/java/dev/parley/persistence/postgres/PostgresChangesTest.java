package dev.parley.persistence.postgres;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.ChangesContract;

import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresChangesTest implements ChangesContract {

    @RegisterExtension private static final PostgresTestStore POSTGRES = new PostgresTestStore();

    @Override
    public Stores stores() {
        return POSTGRES.stores();
    }
}
