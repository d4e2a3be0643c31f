package dev.parley.streaming.http;

import dev.parley.application.identity.OpenAccess;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.ApiKeyUnknown;
import dev.parley.domain.identity.Caller;

/** Somebody who waits for something, until it is there or their key no longer works. */
public final class Attendance implements AutoCloseable {

    private final OpenAccess.Watch watch;
    private volatile boolean isWithdrawn;

    /**
     * Begins.
     *
     * @param endWait done at most once, when the caller's key no longer works; quick
     */
    public Attendance(OpenAccess access, Caller caller, Runnable endWait) {
        this.watch =
                access.watch(
                        caller,
                        () -> {
                            isWithdrawn = true;
                            endWait.run();
                        });
    }

    /** Whether it does not any more. */
    public boolean isWithdrawn() {
        return isWithdrawn;
    }

    /**
     * Goes on only if the caller may still have what was waited for.
     *
     * @throws FailureException with {@link ApiKeyUnknown} if not
     */
    public void check() {
        if (isWithdrawn) {
            throw new FailureException(new ApiKeyUnknown());
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
