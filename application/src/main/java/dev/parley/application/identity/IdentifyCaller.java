package dev.parley.application.identity;

import dev.parley.application.identity.port.ApiKeys;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.ApiKeyMissing;
import dev.parley.domain.identity.ApiKeyUnknown;
import dev.parley.domain.identity.Caller;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;

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
     * @param key what the request brought; absent if it brought none
     */
    public Caller identify(@Nullable String key) {
        var now = clock.instant();
        if (key != null) {
            var found = keys.findByDigest(KeyDigest.of(key)).filter(kept -> kept.worksAt(now));
            if (found.isPresent()) {
                return new Caller(found.get().owner(), found.get().id());
            }
        }
        if (!needsKey()) {
            return Caller.INSTALLATION;
        }
        throw new FailureException(key == null ? new ApiKeyMissing() : new ApiKeyUnknown());
    }

    /**
     * Whether the installation has keys, so that everybody needs one. A key that has expired still
     * counts: time must not open what a person has closed. Revoking the last one opens it again.
     */
    public boolean needsKey() {
        return keys.all().stream().anyMatch(key -> key.revokedAt() == null);
    }
}
