package dev.parley.domain.generation;

import dev.parley.domain.failure.Failure;

import java.time.Duration;

/**
 * An answer was told to end, and had not done so when the patience of whoever waited for that was
 * over: the store or the model's provider holds it up. It ends as soon as it can.
 */
public record StillEnding(Duration retryAfter) implements Failure.Unavailable {

    @Override
    public String code() {
        return "still-ending";
    }

    @Override
    public String detail() {
        return "The answer was told to end and has not done so yet. It ends as soon as it can; try"
                + " again in a moment.";
    }
}
