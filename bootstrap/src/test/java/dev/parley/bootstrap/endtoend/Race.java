package dev.parley.bootstrap.endtoend;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets things happen at moments that nobody has chosen, each time others. {@code -Dparley.seed}
 * chooses others again.
 */
final class Race {

    private static final long SEED = Long.getLong("parley.seed", 1);

    /** Names the moments, for messages. */
    static final String SEEDED = "seed " + SEED;

    /** How many nanoseconds one of both may be ahead, about what a request takes. */
    private static final int LONGEST_LEAD = 6_000_000;

    private static final int PATIENCE_SECONDS = 60;

    private final Random random = new Random(SEED);

    /**
     * Does both at about the same time, one a little ahead, and waits for them. Fails if one of
     * them does.
     */
    void run(Runnable one, Runnable other) {
        var lead = random.nextInt(LONGEST_LEAD) - LONGEST_LEAD / 2;
        await(CompletableFuture.allOf(after(lead, one), after(-lead, other)));
    }

    /** Does something at some moment from now on until so many nanoseconds later. */
    void within(int nanoseconds, Runnable action) {
        await(after(random.nextInt(nanoseconds), action));
    }

    private static void await(CompletableFuture<Void> done) {
        done.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Does something so many nanoseconds later, or at once. */
    private static CompletableFuture<Void> after(int nanoseconds, Runnable action) {
        var later =
                CompletableFuture.delayedExecutor(
                        nanoseconds, TimeUnit.NANOSECONDS, Thread::startVirtualThread);
        return CompletableFuture.runAsync(action, later);
    }
}
