package dev.parley.rest.connection;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import jakarta.inject.Inject;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers late, or much. */
@Controller("/v1/slow")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SlowController {

    static final int MUCH = 16 * 1024 * 1024;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch askedForMuch = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    @Inject
    SlowController() {}

    @Get("/late")
    byte[] late() throws InterruptedException {
        asked.countDown();
        if (!answered.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody lets it answer");
        }
        return new byte[1];
    }

    @Get("/much")
    byte[] much() {
        askedForMuch.countDown();
        return new byte[MUCH];
    }

    void awaitAsked() throws InterruptedException {
        await(asked);
    }

    void awaitAskedForMuch() throws InterruptedException {
        await(askedForMuch);
    }

    private static void await(CountDownLatch asked) throws InterruptedException {
        if (!asked.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody asks");
        }
    }

    void answer() {
        answered.countDown();
    }
}
