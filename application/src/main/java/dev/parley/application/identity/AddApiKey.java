package dev.parley.application.identity;

import dev.parley.application.identity.port.ApiKeys;
import dev.parley.application.identity.port.Randomness;
import dev.parley.application.shared.port.Ids;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.identity.ApiKey;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;

/** Makes a key. This is the only moment at which anybody sees it. */
public final class AddApiKey {

    /** By this a key is recognised as one of ours, wherever it turns up. */
    static final String PREFIX = "parley_";

    private static final int RANDOM_BYTES = 32;
    private static final int HINT_LENGTH = 4;

    /** The new key, and what is kept of it. */
    public record Added(Secret key, ApiKey kept) {}

    private final ApiKeys keys;
    private final Randomness randomness;
    private final UnitOfWork unitOfWork;
    private final Ids ids;
    private final InstantSource clock;

    public AddApiKey(
            ApiKeys keys,
            Randomness randomness,
            UnitOfWork unitOfWork,
            Ids ids,
            InstantSource clock) {
        this.keys = keys;
        this.randomness = randomness;
        this.unitOfWork = unitOfWork;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds a key.
     *
     * @param expiresAt absent for a key that works until it is revoked
     */
    public Added add(String name, OwnerId owner, KeyScope scope, @Nullable Instant expiresAt) {
        var key = PREFIX + HexFormat.of().formatHex(randomness.bytes(RANDOM_BYTES));
        var kept =
                new ApiKey(
                        new ApiKeyId(ids.next()),
                        name,
                        owner,
                        scope,
                        KeyDigest.of(key).hex(),
                        key.substring(key.length() - HINT_LENGTH),
                        clock.instant(),
                        expiresAt,
                        null);
        unitOfWork.run(() -> keys.add(kept));
        return new Added(new Secret(key), kept);
    }
}
