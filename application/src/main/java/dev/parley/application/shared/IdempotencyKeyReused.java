package dev.parley.application.shared;

import dev.parley.domain.failure.Failure;

/** The idempotency key was used before, for something else. */
public record IdempotencyKeyReused(String key) implements Failure.Conflict {

    @Override
    public String code() {
        return "idempotency-key-reused";
    }

    @Override
    public String detail() {
        return "This idempotency key was used for a request with another body. Use a new key for a"
                + " new request.";
    }
}
