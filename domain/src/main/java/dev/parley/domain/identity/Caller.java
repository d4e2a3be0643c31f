package dev.parley.domain.identity;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.id.ApiKeyId;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, and how far that goes.
 *
 * @param key the key used; absent on an installation that needs none
 * @param scope what may be asked; to look at the owner's own things is allowed to everybody
 */
public record Caller(OwnerId owner, @Nullable ApiKeyId key, KeyScope scope) {

    /** Someone on an installation without keys. */
    public static final Caller INSTALLATION = actingFor(OwnerId.INSTALLATION);

    /** Whoever runs the installation, seeing to an owner's things. */
    public static Caller actingFor(OwnerId owner) {
        return new Caller(owner, null, KeyScope.ADMIN);
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
