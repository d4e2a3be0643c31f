package dev.parley.persistence.postgres;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.ReferencesContract;

import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresReferencesTest implements ReferencesContract {

    @RegisterExtension private static final PostgresTestStore POSTGRES = new PostgresTestStore();

    @Override
    public Stores stores() {
        return POSTGRES.stores();
    }
}
