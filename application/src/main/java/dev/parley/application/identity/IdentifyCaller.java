package dev.parley.application.identity;

import dev.parley.application.identity.port.ApiKeys;
import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.ApiKeyMissing;
import dev.parley.domain.identity.ApiKeyUnknown;
import dev.parley.domain.identity.ApiKeysContradict;
import dev.parley.domain.identity.Caller;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who calls.
 *
 * <p>As long as the installation has no key, everybody is its owner and any key is ignored, because
 * many clients cannot be made without one. From the first key on, everybody needs one.
 */
public final class IdentifyCaller {

    private final ApiKeys keys;
    private final InstantSource clock;

    public IdentifyCaller(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Identifies.
     *
     * @param presented of each different key that the request brought
     */
    public Caller identify(Set<KeyDigest> presented) {
        if (presented.size() == 1) {
            var known = known(presented.iterator().next());
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (!needsKey()) {
            return Caller.INSTALLATION;
        }
        throw new FailureException(refusal(presented));
    }

    /** Why nobody is known by these. */
    public static Failure.Unauthenticated refusal(Set<KeyDigest> presented) {
        return switch (presented.size()) {
            case 0 -> new ApiKeyMissing();
            case 1 -> new ApiKeyUnknown();
            default -> new ApiKeysContradict();
        };
    }

    private Optional<Caller> known(KeyDigest digest) {
        var now = clock.instant();
        return keys.findByDigest(digest.hex())
                .filter(kept -> kept.isOpenedBy(digest.hex()) && kept.worksAt(now))
                .map(kept -> new Caller(kept.owner(), kept.id(), kept.scope()));
    }

    /**
     * Whether the installation has keys, so that everybody needs one. A key that has expired still
     * counts: time must not open what a person has closed. Revoking the last one opens it again.
     */
    public boolean needsKey() {
        return keys.all().stream().anyMatch(key -> key.revokedAt() == null);
    }
}
