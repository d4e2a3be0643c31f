package dev.parley.domain.limit;

import dev.parley.domain.failure.Failure;

import java.time.Duration;

/** As many of an owner's answers are running or waiting as one owner may have. */
public record TooManyAnswers(long limit) implements Failure.Throttled, BeyondLimit {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);

    @Override
    public String code() {
        return "too-many-answers";
    }

    @Override
    public String detail() {
        return "As many of your answers are running or waiting as the limit of "
                + limit
                + " allows, the setting max-answers-per-owner. Try again when one has ended, or"
                + " cancel one.";
    }

    @Override
    public Duration retryAfter() {
        return TRY_AGAIN_AFTER;
    }
}
