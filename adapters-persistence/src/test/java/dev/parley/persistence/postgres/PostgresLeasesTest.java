package dev.parley.persistence.postgres;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.LeasesContract;

import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresLeasesTest implements LeasesContract {

    @RegisterExtension private static final PostgresTestStore POSTGRES = new PostgresTestStore();

    @Override
    public Stores stores() {
        return POSTGRES.stores();
    }
}
