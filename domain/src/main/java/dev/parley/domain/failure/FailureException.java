package dev.parley.domain.failure;

/**
 * Ends a request with a {@link Failure}. The only exception that the inside throws for what is not
 * a defect.
 */
public final class FailureException extends RuntimeException {

    private final transient Failure failure;

    public FailureException(Failure failure) {
        super(failure.code() + ": " + failure.detail(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
