package dev.parley.streaming.http;

import dev.parley.application.generation.Following;
import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.FailureException;

import java.time.Duration;

/** Waits for answers. */
public final class Waiting {

    /** How long one look takes at most; what comes or closes meanwhile ends it at once. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(1);

    private Waiting() {}

    /** Reads an answer to its end, or until somebody closes the following. */
    public static void untilOver(Following following) throws InterruptedException {
        while (!following.isOver() && !following.isClosed()) {
            try {
                following.next(ONE_LOOK);
            } catch (FailureException failed) {
                if (!(failed.failure() instanceof Failure.Unavailable unavailable)) {
                    throw failed;
                }
                // the answer was accepted and will be settled as soon as the store works again
                Thread.sleep(unavailable.retryAfter());
            }
        }
    }
}
