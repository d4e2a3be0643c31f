package dev.parley.persistence.postgres;

import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.persistence.secret.SecretBox;
import dev.parley.persistence.secret.SecretRotationContract;
import dev.parley.persistence.store.Store;

import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresSecretRotationTest implements SecretRotationContract {

    @RegisterExtension static final PostgresTestStore STORE = new PostgresTestStore();

    @Override
    public Store open(SecretBox secrets) {
        return PostgresTestStore.open(STORE.settings(), secrets, new FixedClock());
    }
}
