package dev.parley.streaming.provider.http;

import dev.parley.domain.generation.GenerationFailure;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether and when a call that has brought nothing yet is tried again.
 *
 * @param retries how often, after the first try
 * @param firstWait before the first retry; doubled for each further one
 * @param longestWait what doubling never exceeds
 * @param longestRetryAfter what a provider may ask to wait; a call is given up rather than wait
 *     longer
 */
public record RetryPolicy(
        int retries, Duration firstWait, Duration longestWait, Duration longestRetryAfter) {

    public static final RetryPolicy USUAL =
            new RetryPolicy(
                    2, Duration.ofMillis(400), Duration.ofSeconds(4), Duration.ofSeconds(20));

    public static final RetryPolicy NEVER =
            new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private static final int REQUEST_TIMEOUT = 408;
    private static final int SERVER_ERRORS = 500;

    /** How long to wait before the next try, or nothing if there is none. */
    Optional<Duration> pauseAfter(GenerationFailure failure, int retriesSoFar) {
        if (retriesSoFar >= retries || !mayPass(failure)) {
            return Optional.empty();
        }
        var asked = failure.retryAfter();
        if (asked != null) {
            return asked.compareTo(longestRetryAfter) > 0 ? Optional.empty() : Optional.of(asked);
        }
        var doubled = firstWait.multipliedBy(1L << Math.min(retriesSoFar, Short.SIZE));
        return Optional.of(doubled.compareTo(longestWait) > 0 ? longestWait : doubled);
    }

    private static boolean mayPass(GenerationFailure failure) {
        return failure.retryable()
                && switch (failure.kind()) {
                    case PROVIDER_DISCONNECTED, PROVIDER_RATE_LIMITED, CONNECT_TIMEOUT -> true;
                    case PROVIDER_ERROR ->
                            isPassing(failure.httpStatus() == null ? 0 : failure.httpStatus());
                    case PROVIDER_QUOTA_EXHAUSTED,
                            PROVIDER_REJECTED,
                            FIRST_TOKEN_TIMEOUT,
                            SILENCE_TIMEOUT,
                            TOOL_NOT_ALLOWED,
                            INTERNAL ->
                            false;
                };
    }

    private static boolean isPassing(int status) {
        return status == REQUEST_TIMEOUT || status >= SERVER_ERRORS;
    }
}
