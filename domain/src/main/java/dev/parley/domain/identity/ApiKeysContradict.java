package dev.parley.domain.identity;

import dev.parley.domain.failure.Failure;

/** The request brought several keys, so that nobody can say who makes it. */
public record ApiKeysContradict() implements Failure.Unauthenticated {

    @Override
    public String code() {
        return "api-keys-contradict";
    }

    @Override
    public String detail() {
        return "The request brings different API keys in its headers. Send one, as"
                + " \"Authorization: Bearer …\", \"X-API-Key\" or \"X-Session-API-Key\".";
    }
}
