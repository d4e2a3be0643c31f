package dev.parley.persistence.postgres;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.ApiKeysContract;

import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresApiKeysTest implements ApiKeysContract {

    @RegisterExtension private static final PostgresTestStore POSTGRES = new PostgresTestStore();

    @Override
    public Stores stores() {
        return POSTGRES.stores();
    }
}
