package dev.parley.persistence.generation;

import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.State;
import dev.parley.persistence.jdbc.Instants;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The states, by the names that the table has for them. */
enum StateName {
    QUEUED,
    IN_PROGRESS,
    ENDED;

    static StateName of(State state) {
        return switch (state) {
            case State.Queued _ -> QUEUED;
            case State.InProgress _ -> IN_PROGRESS;
            case State.Ended _ -> ENDED;
        };
    }

    static @Nullable Instant startedAt(State state) {
        return switch (state) {
            case State.Queued _ -> null;
            case State.InProgress progress -> progress.startedAt();
            case State.Ended ended -> ended.startedAt();
        };
    }

    State state(GenerationRow row) {
        return switch (this) {
            case QUEUED -> new State.Queued(new Lease(required(row.leaseEpoch())));
            case IN_PROGRESS ->
                    new State.InProgress(
                            new Lease(required(row.leaseEpoch())),
                            Instants.of(required(row.startedAt())));
            case ENDED ->
                    new State.Ended(
                            OutcomeJson.read(required(row.outcome())),
                            UsageJson.read(required(row.usage())),
                            Instants.optional(row.startedAt()),
                            Instants.optional(row.firstTokenAt()),
                            Instants.of(required(row.endedAt())),
                            required(row.lastEvent()),
                            Instants.of(required(row.eventsExpireAt())));
        };
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a stored generation lacks what its state has");
        }
        return value;
    }
}
