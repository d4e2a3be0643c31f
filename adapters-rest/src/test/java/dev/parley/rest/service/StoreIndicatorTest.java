package dev.parley.rest.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.composition.Stores;
import dev.parley.application.shared.CheckStore;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.memory.InMemoryStore;
import dev.parley.domain.failure.FailureException;

import io.micronaut.health.HealthStatus;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

@Timeout(60)
class StoreIndicatorTest {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private final Stores memory = InMemoryStore.create(new FixedClock());
    private volatile Runnable beforeWork = () -> {};

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void it_is_up_while_the_store_takes_work_and_down_while_it_does_not() {
        var indicator = indicator(Duration.ofSeconds(60));
        assertThat(status(indicator)).isEqualTo(HealthStatus.UP);

        beforeWork =
                () -> {
                    throw new FailureException(
                            new StoreUnavailable("It is away.", Duration.ofSeconds(1)));
                };
        assertThat(status(indicator)).isEqualTo(HealthStatus.DOWN);

        beforeWork = () -> {};
        assertThat(status(indicator)).isEqualTo(HealthStatus.UP);
    }

    @Test
    void a_store_that_does_not_answer_is_asked_once_and_waited_for_by_nobody() {
        var isAsked = new CountDownLatch(1);
        var answers = new CountDownLatch(1);
        beforeWork =
                () -> {
                    isAsked.countDown();
                    await(answers);
                };
        var indicator = indicator(Duration.ofMillis(1));

        assertThat(status(indicator)).isEqualTo(HealthStatus.DOWN);
        await(isAsked);
        assertThat(status(indicator)).isEqualTo(HealthStatus.DOWN);

        assertThat(asked).hasValue(1);
        answers.countDown();
    }

    private StoreIndicator indicator(Duration patience) {
        return new StoreIndicator(
                new CheckStore(store(), memory.idempotency()), executor, patience);
    }

    private static HealthStatus status(StoreIndicator indicator) {
        return Mono.from(indicator.getResult()).block().getStatus();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private UnitOfWork store() {
        return new UnitOfWork() {
            @Override
            public <T> T run(Supplier<T> work) {
                asked.incrementAndGet();
                beforeWork.run();
                return memory.unitOfWork().run(work);
            }

            @Override
            public void afterCommit(Runnable action) {
                action.run();
            }
        };
    }
}
