package dev.parley.domain.identity;

import dev.parley.domain.id.ApiKeyId;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * What is kept of a key: never the key itself.
 *
 * <p>A key works from its creation until it expires or is revoked, whichever comes first.
 *
 * @param digest SHA-256 of the key, lower-case hex; keys are long and random, so no slow hash is
 *     needed
 * @param hint the last four characters of the key, by which its holder recognises it
 */
public record ApiKey(
        ApiKeyId id,
        String name,
        OwnerId owner,
        KeyScope scope,
        String digest,
        String hint,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    /** Whether a key of this digest is this one; takes as long wherever they differ. */
    public boolean isOpenedBy(String otherDigest) {
        return MessageDigest.isEqual(
                digest.getBytes(StandardCharsets.US_ASCII),
                otherDigest.getBytes(StandardCharsets.US_ASCII));
    }

    public boolean worksAt(Instant moment) {
        return (expiresAt == null || moment.isBefore(expiresAt))
                && (revokedAt == null || moment.isBefore(revokedAt));
    }

    public ApiKey revoked(Instant moment) {
        return new ApiKey(
                id,
                name,
                owner,
                scope,
                digest,
                hint,
                createdAt,
                expiresAt,
                revokedAt == null ? moment : revokedAt);
    }
}
