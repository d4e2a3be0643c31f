package dev.parley.domain.generation;

import dev.parley.domain.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** How far a generation has come. {@link Ended} has no way on: terminal states never change. */
public sealed interface State {

    /** Somebody works on it, or will once another answer has ended. */
    sealed interface Unfinished extends State {
        /** Whose work it is. */
        Lease lease();
    }

    /** Accepted; it waits until the answers before it in the same conversation have ended. */
    record Queued(Lease lease) implements Unfinished {}

    /** Being worked on. */
    record InProgress(Lease lease, Instant startedAt) implements Unfinished {}

    /**
     * Over.
     *
     * @param startedAt absent if it never came to its turn
     * @param firstTokenAt absent if the model said nothing
     * @param lastEvent the number of the last event, the one that says how it ended
     * @param eventsExpireAt until when the single events are kept; afterwards there is only the
     *     result
     */
    record Ended(
            Outcome outcome,
            TokenUsage usage,
            @Nullable Instant startedAt,
            @Nullable Instant firstTokenAt,
            Instant at,
            long lastEvent,
            Instant eventsExpireAt)
            implements State {}
}
