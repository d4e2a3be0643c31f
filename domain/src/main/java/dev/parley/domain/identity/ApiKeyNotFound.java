package dev.parley.domain.identity;

import dev.parley.domain.failure.Failure;

/** There is no key of that name or id to revoke. */
public record ApiKeyNotFound(String name) implements Failure.NotFound {

    @Override
    public String code() {
        return "api-key-not-found";
    }

    @Override
    public String detail() {
        return "There is no API key named \"" + name + "\". List them with: parley keys list";
    }
}
