package dev.parley.persistence.postgres;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.AttachmentsContract;
import dev.parley.application.testkit.fixture.FixedClock;

import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresAttachmentsTest implements AttachmentsContract {

    @RegisterExtension private static final PostgresTestStore POSTGRES = new PostgresTestStore();

    @Override
    public Stores stores() {
        return POSTGRES.stores();
    }

    @Override
    public FixedClock clock() {
        return POSTGRES.clock();
    }
}
