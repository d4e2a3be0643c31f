package dev.parley.domain.modelsettings;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/**
 * Another base URL was named without its own key; the key of the old address never travels to the
 * new one.
 */
public record ConnectionKeyMissing() implements Failure.Invalid {

    @Override
    public String code() {
        return "connection-key-missing";
    }

    @Override
    public String detail() {
        return "The stored key belongs to another base URL. Send the key for this base URL along"
                + " with it.";
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("api_key", detail()));
    }
}
