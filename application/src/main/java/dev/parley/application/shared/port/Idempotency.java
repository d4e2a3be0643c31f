package dev.parley.application.shared.port;

import dev.parley.application.shared.IdempotentRequest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Remembers what repeated requests created. Writing is within a unit of work. */
public interface Idempotency {

    /**
     * Takes the request's key, or gives what an earlier request of the same key and fingerprint
     * created. Of two at the same time, one waits for the other's unit of work.
     *
     * @throws dev.parley.domain.failure.FailureException with {@link
     *     dev.parley.application.shared.IdempotencyKeyReused} if the key was used for something
     *     else
     */
    Optional<List<UUID>> claim(IdempotentRequest request, Instant at);

    /**
     * What an earlier request of the same key and fingerprint created, as far as that is durable.
     * Refuses as {@link #claim}.
     */
    Optional<List<UUID>> find(IdempotentRequest request);

    /** Says what the request that took the key created. */
    void complete(IdempotentRequest request, List<UUID> created);

    /** Forgets what was claimed before the moment given. */
    void forgetBefore(Instant moment);
}
