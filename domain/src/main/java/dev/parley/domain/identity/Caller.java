package dev.parley.domain.identity;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.id.ApiKeyId;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, and how far that goes.
 *
 * @param key the key used; absent on an installation that needs none
 * @param scope what may be asked; to look at the owner's own things is allowed to everybody
 * @param reachesDeleted conversations that are deleted and not yet purged are there as well
 */
public record Caller(
        OwnerId owner, @Nullable ApiKeyId key, KeyScope scope, boolean reachesDeleted) {

    /** Someone on an installation without keys. */
    public static final Caller INSTALLATION = actingFor(OwnerId.INSTALLATION);

    public Caller(OwnerId owner, @Nullable ApiKeyId key, KeyScope scope) {
        this(owner, key, scope, false);
    }

    /** Whoever runs the installation, seeing to an owner's things. */
    public static Caller actingFor(OwnerId owner) {
        return new Caller(owner, null, KeyScope.ADMIN);
    }

    /** The same, for whom conversations that are deleted are there until they are purged. */
    public Caller reachingDeleted() {
        return new Caller(owner, key, scope, true);
    }

    /**
     * Goes on only if the caller may.
     *
     * @throws FailureException with {@link ScopeMissing} if not
     */
    public void require(KeyScope needed) {
        if (!scope.includes(needed)) {
            throw new FailureException(new ScopeMissing(needed, scope));
        }
    }
}
