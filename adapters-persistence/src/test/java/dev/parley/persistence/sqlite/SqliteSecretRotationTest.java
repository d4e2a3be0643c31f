package dev.parley.persistence.sqlite;

import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.persistence.secret.SecretBox;
import dev.parley.persistence.secret.SecretRotationContract;
import dev.parley.persistence.store.Store;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

final class SqliteSecretRotationTest implements SecretRotationContract {

    @TempDir private Path directory;

    @Override
    public Store open(SecretBox secrets) {
        return SqliteTestStore.open(directory, secrets, new FixedClock());
    }
}
