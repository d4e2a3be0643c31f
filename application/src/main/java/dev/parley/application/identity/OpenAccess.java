package dev.parley.application.identity;

import dev.parley.application.identity.port.ApiKeys;
import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.identity.ApiKey;
import dev.parley.domain.identity.Caller;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What stays open for somebody who came with a key, and has to end when that key no longer works.
 *
 * <p>What is revoked by this process is heard of at once; what another process revokes, and what
 * expires, at the next {@link #check}. Whoever came without a key is not watched.
 */
public final class OpenAccess {

    /** Something that is open. Closing it ends the watch; doing so twice does nothing. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    private final ApiKeys keys;
    private final InstantSource clock;
    private final ConcurrentHashMap<ApiKeyId, Set<Opened>> open = new ConcurrentHashMap<>();

    public OpenAccess(ApiKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Watches something that was opened.
     *
     * @param onWithdrawn done at most once, when the caller's key no longer works; quick
     */
    public Watch watch(Caller caller, Runnable onWithdrawn) {
        var key = caller.key();
        if (key == null) {
            return () -> {};
        }
        var opened = new Opened(onWithdrawn);
        open.compute(
                key,
                (_, others) -> {
                    Set<Opened> all = others == null ? ConcurrentHashMap.newKeySet() : others;
                    all.add(opened);
                    return all;
                });
        return () -> forget(key, opened);
    }

    /** Ends what was opened with keys that have expired, or that another process has revoked. */
    public void check() {
        if (open.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var working =
                keys.all().stream()
                        .filter(key -> key.worksAt(now))
                        .map(ApiKey::id)
                        .collect(Collectors.toSet());
        var withdrawn = new HashSet<>(open.keySet());
        withdrawn.removeAll(working);
        withdraw(withdrawn);
    }

    void withdraw(Collection<ApiKeyId> withdrawn) {
        for (var key : withdrawn) {
            var opened = open.remove(key);
            if (opened != null) {
                opened.forEach(each -> each.onWithdrawn().run());
            }
        }
    }

    private void forget(ApiKeyId key, Opened closed) {
        open.computeIfPresent(
                key,
                (_, opened) -> {
                    opened.remove(closed);
                    return opened.isEmpty() ? null : opened;
                });
    }

    /** By its identity: the same may be opened twice. */
    private static final class Opened {

        private final Runnable onWithdrawn;

        private Opened(Runnable onWithdrawn) {
            this.onWithdrawn = onWithdrawn;
        }

        private Runnable onWithdrawn() {
            return onWithdrawn;
        }
    }
}
