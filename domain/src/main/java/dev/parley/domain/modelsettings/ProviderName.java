package dev.parley.domain.modelsettings;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;

import java.util.regex.Pattern;

/**
 * What an installation calls a model service: 1 to 64 lower-case letters, digits, dots, underscores
 * and hyphens.
 */
public record ProviderName(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** The model that is built in and needs no network. */
    public static final ProviderName DEMO = new ProviderName("demo");

    public ProviderName {
        if (!ALLOWED.matcher(value).matches()) {
            throw new FailureException(
                    InvalidRequest.of(
                            "provider",
                            "the provider's name must be 1 to 64 lower-case letters, digits, dots,"
                                    + " underscores or hyphens"));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
