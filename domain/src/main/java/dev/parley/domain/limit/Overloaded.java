package dev.parley.domain.limit;

import dev.parley.domain.failure.Failure;

import java.time.Duration;

/** As many answers are being worked on as this process takes, whosever they are. */
public record Overloaded(long limit) implements Failure.Unavailable, BeyondLimit {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);

    @Override
    public String code() {
        return "overloaded";
    }

    @Override
    public String detail() {
        return "The server is working on as many answers as the limit of "
                + limit
                + " allows, the setting max-answers. Try again in a moment.";
    }

    @Override
    public Duration retryAfter() {
        return TRY_AGAIN_AFTER;
    }
}
