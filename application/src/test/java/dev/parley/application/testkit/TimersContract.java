package dev.parley.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.Timers;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What everybody who has things done later promises. */
public interface TimersContract {

    Timers timers();

    /** Makes time pass where it does not pass by itself. */
    void letPass(Duration time);

    @Test
    default void an_action_is_done_once_when_its_time_has_come() throws InterruptedException {
        var isDone = new CountDownLatch(1);
        var times = new AtomicInteger();

        timers().after(
                        Duration.ofMillis(5),
                        () -> {
                            times.incrementAndGet();
                            isDone.countDown();
                        });
        letPass(Duration.ofMillis(5));

        assertThat(isDone.await(30, TimeUnit.SECONDS)).isTrue();
        letPass(Duration.ofMillis(5));
        assertThat(times).hasValue(1);
    }

    @Test
    default void an_action_is_not_done_before_its_time() throws InterruptedException {
        var early = new AtomicInteger();
        var isDone = new CountDownLatch(1);

        timers().after(Duration.ofHours(1), early::incrementAndGet);
        timers().after(Duration.ofMillis(5), isDone::countDown);
        letPass(Duration.ofMillis(5));

        assertThat(isDone.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(early).hasValue(0);
    }

    @Test
    default void an_action_has_a_thread_of_its_own() throws Exception {
        var thread = new CompletableFuture<Thread>();

        timers().after(Duration.ZERO, () -> thread.complete(Thread.currentThread()));
        letPass(Duration.ofMillis(1));

        assertThat(thread.get(30, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
    }

    @Test
    default void an_action_may_ask_for_another_one() throws InterruptedException {
        var isDone = new CountDownLatch(1);

        timers().after(
                        Duration.ofMillis(2),
                        () -> timers().after(Duration.ofMillis(2), isDone::countDown));
        letPass(Duration.ofMillis(4));

        assertThat(isDone.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
