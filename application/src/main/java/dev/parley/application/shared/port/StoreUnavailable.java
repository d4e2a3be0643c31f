package dev.parley.application.shared.port;

import dev.parley.domain.failure.Failure;

import java.time.Duration;

/** The store cannot be read or written now: it is full, locked or away. Nothing was changed. */
public record StoreUnavailable(String detail, Duration retryAfter) implements Failure.Unavailable {

    @Override
    public String code() {
        return "store-unavailable";
    }
}
