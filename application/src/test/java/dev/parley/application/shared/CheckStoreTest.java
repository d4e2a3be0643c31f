package dev.parley.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.memory.InMemoryStore;
import dev.parley.domain.failure.FailureException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.function.Supplier;

class CheckStoreTest {

    private final StoreUnavailable away =
            new StoreUnavailable("The database cannot be reached.", Duration.ofSeconds(1));

    @Test
    void a_store_that_takes_work_is_well() {
        var store = InMemoryStore.create(new FixedClock());

        assertThat(new CheckStore(store.unitOfWork(), store.idempotency()).check()).isEmpty();
    }

    @Test
    void why_a_store_takes_no_work_is_said() {
        var store = InMemoryStore.create(new FixedClock());

        assertThat(new CheckStore(refusing(), store.idempotency()).check()).contains(away);
    }

    private UnitOfWork refusing() {
        return new UnitOfWork() {
            @Override
            public <T> T run(Supplier<T> work) {
                throw new FailureException(away);
            }

            @Override
            public void afterCommit(Runnable action) {
                throw new FailureException(away);
            }
        };
    }
}
