package dev.parley.domain.identity;

import dev.parley.domain.failure.Failure;

/**
 * The key given is not one of this installation's, has expired or was revoked; the three look alike
 * from outside.
 */
public record ApiKeyUnknown() implements Failure.Unauthenticated {

    @Override
    public String code() {
        return "api-key-unknown";
    }

    @Override
    public String detail() {
        return "The API key is not valid here. Ask whoever runs this installation for one (parley"
                + " keys add).";
    }
}
