package dev.parley.domain.identity;

import dev.parley.domain.id.ApiKeyId;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param key the key used; absent on an installation that needs none
 */
public record Caller(OwnerId owner, @Nullable ApiKeyId key) {

    /** Someone on an installation without keys. */
    public static final Caller INSTALLATION = new Caller(OwnerId.INSTALLATION, null);
}
