package dev.parley.domain.modelsettings;

import dev.parley.domain.failure.Failure;

import java.time.Duration;

/** The key that locks the API keys of model services can neither be kept nor replaced now. */
public record SecretKeyUnusable() implements Failure.Unavailable {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);

    @Override
    public String code() {
        return "secret-key-unusable";
    }

    @Override
    public String detail() {
        return "The file with the key that locks API keys cannot be read or written. Ask whoever"
                + " runs this installation (parley doctor).";
    }

    @Override
    public Duration retryAfter() {
        return TRY_AGAIN_AFTER;
    }
}
