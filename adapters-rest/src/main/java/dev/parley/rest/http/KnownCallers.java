package dev.parley.rest.http;

import dev.parley.application.identity.IdentifyCaller;
import dev.parley.application.identity.KeyDigest;
import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers for half a second who brings which key, so that a busy client does not cost a read of
 * the store for each request. A revoked key therefore works for at most half a second more. Keys
 * that were refused are not remembered.
 */
@Singleton
final class KnownCallers {

    private static final long MEMORY = Duration.ofMillis(500).toNanos();
    private static final int MOST_REMEMBERED = 10_000;

    private record Known(Caller caller, long since) {}

    private final IdentifyCaller identifyCaller;
    private final boolean needsKey;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<Set<KeyDigest>, Known> known = new ConcurrentHashMap<>();

    @Inject
    KnownCallers(IdentifyCaller identifyCaller, HttpSettings settings) {
        this(
                identifyCaller,
                !settings.isLoopback() && !settings.trustedNetwork(),
                System::nanoTime);
    }

    /**
     * Remembers nobody yet.
     *
     * @param needsKey whether nobody is let in without a key, even if there is none
     */
    KnownCallers(IdentifyCaller identifyCaller, boolean needsKey, LongSupplier nanoTime) {
        this.identifyCaller = identifyCaller;
        this.needsKey = needsKey;
        this.nanoTime = nanoTime;
    }

    /** Whoever brought the same a moment ago. Never blocks. */
    Optional<Caller> remembered(Set<KeyDigest> presented) {
        return Optional.ofNullable(known.get(presented))
                .filter(each -> nanoTime.getAsLong() - each.since() < MEMORY)
                .map(Known::caller);
    }

    /** Whether somebody brought the same not long ago, and it has not been refused since. */
    boolean haveMet(Set<KeyDigest> presented) {
        return known.containsKey(presented);
    }

    /** Looks it up, which may block. */
    Caller identify(Set<KeyDigest> presented) {
        var since = nanoTime.getAsLong();
        var caller = letIn(presented);
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        known.put(presented, new Known(caller, since));
        return caller;
    }

    private Caller letIn(Set<KeyDigest> presented) {
        try {
            var caller = identifyCaller.identify(presented);
            if (needsKey && caller.key() == null) {
                throw new FailureException(IdentifyCaller.refusal(presented));
            }
            return caller;
        } catch (FailureException refused) {
            if (refused.failure() instanceof Failure.Unauthenticated) {
                known.remove(presented);
            }
            throw refused;
        }
    }
}
