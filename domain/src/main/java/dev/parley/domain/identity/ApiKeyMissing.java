package dev.parley.domain.identity;

import dev.parley.domain.failure.Failure;

/** This installation needs a key, and the request brought none. */
public record ApiKeyMissing() implements Failure.Unauthenticated {

    @Override
    public String code() {
        return "api-key-missing";
    }

    @Override
    public String detail() {
        return "This installation needs an API key. Send it as \"Authorization: Bearer …\", as"
                + " \"X-API-Key\" or as \"X-Session-API-Key\".";
    }
}
