package dev.parley.application.generation;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Draining;

import java.time.Duration;

/** Whether new answers are taken. They are, until this process begins to stop. */
public final class Admission {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);

    private volatile boolean isClosed;

    public boolean isOpen() {
        return !isClosed;
    }

    void check() {
        if (isClosed) {
            throw new FailureException(new Draining(TRY_AGAIN_AFTER));
        }
    }

    void close() {
        isClosed = true;
    }
}
