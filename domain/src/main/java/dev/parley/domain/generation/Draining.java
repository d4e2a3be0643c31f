package dev.parley.domain.generation;

import dev.parley.domain.failure.Failure;

import java.time.Duration;

/** This process is about to stop and accepts no new answers; another one, or the next one, will. */
public record Draining(Duration retryAfter) implements Failure.Unavailable {

    @Override
    public String code() {
        return "draining";
    }

    @Override
    public String detail() {
        return "The server is about to stop and accepts no new work. Try again in a moment.";
    }
}
