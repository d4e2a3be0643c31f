package dev.parley.persistence.identity;

import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.identity.ApiKey;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.OwnerId;
import dev.parley.persistence.jdbc.Instants;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What is kept of a key, as its table keeps it. */
@MappedEntity("api_key")
record ApiKeyRow(
        @Id String id,
        String name,
        String owner,
        String scope,
        String digest,
        String hint,
        long createdAt,
        @Nullable Long expiresAt,
        @Nullable Long revokedAt) {

    static ApiKeyRow of(ApiKey key) {
        return new ApiKeyRow(
                key.id().toString(),
                key.name(),
                key.owner().value(),
                key.scope().word(),
                key.digest(),
                key.hint(),
                Instants.micros(key.createdAt()),
                Instants.optionalMicros(key.expiresAt()),
                Instants.optionalMicros(key.revokedAt()));
    }

    ApiKey key() {
        return new ApiKey(
                new ApiKeyId(UUID.fromString(id)),
                name,
                new OwnerId(owner),
                KeyScope.of(scope).orElseThrow(),
                digest,
                hint,
                Instants.of(createdAt),
                Instants.optional(expiresAt),
                Instants.optional(revokedAt));
    }
}
