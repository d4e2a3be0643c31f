package dev.parley.persistence.postgres;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.MessagesContract;

import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresMessagesTest implements MessagesContract {

    @RegisterExtension private static final PostgresTestStore POSTGRES = new PostgresTestStore();

    @Override
    public Stores stores() {
        return POSTGRES.stores();
    }
}
