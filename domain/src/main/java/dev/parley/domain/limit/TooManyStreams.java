package dev.parley.domain.limit;

import dev.parley.domain.failure.Failure;

import java.time.Duration;

/** As many streams are open with a key as one key may have. */
public record TooManyStreams(long limit) implements Failure.Throttled, BeyondLimit {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);

    @Override
    public String code() {
        return "too-many-streams";
    }

    @Override
    public String detail() {
        return "As many streams are open with your key as the limit of "
                + limit
                + " allows, the setting max-streams-per-key. Close one, or try again when one has"
                + " ended.";
    }

    @Override
    public Duration retryAfter() {
        return TRY_AGAIN_AFTER;
    }
}
