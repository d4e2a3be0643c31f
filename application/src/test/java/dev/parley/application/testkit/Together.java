package dev.parley.application.testkit;

import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Several threads that do something at the same time. */
public final class Together {

    private static final int PATIENCE_SECONDS = 60;

    private Together() {}

    /** What one of the threads does. */
    @FunctionalInterface
    public interface Part {
        void play(int number) throws Exception;
    }

    /**
     * Lets this many threads begin together, and waits for all of them. Fails as the first one that
     * fails.
     */
    public static void play(int threads, Part part) {
        var start = new CyclicBarrier(threads);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (var thread = 0; thread < threads; thread++) {
                var number = thread;
                running.add(
                        executor.submit(() -> {
                            start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                            part.play(number);
                            return number;
                        }));
            }
            for (var each : running) {
                result(each);
            }
        }
    }

    /** Does something on another thread and waits for it. */
    public static void elsewhere(Runnable action) {
        play(1, _ -> action.run());
    }

    private static void result(Future<?> running) {
        try {
            running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new AssertionError("a thread failed", failure.getCause());
        } catch (TimeoutException late) {
            running.cancel(true);
            throw new AssertionError(
                    "a thread has not ended after " + PATIENCE_SECONDS + " s", late);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interruption);
        }
    }
}
