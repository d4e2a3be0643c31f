package dev.parley.application.testkit.memory;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Something that is kept, and since when it is marked as deleted if it is. */
record Deletable<T>(T value, @Nullable Instant deletedAt) {

    static <T> Deletable<T> kept(T value) {
        return new Deletable<>(value, null);
    }

    boolean isKept() {
        return deletedAt == null;
    }

    Deletable<T> holding(T other) {
        return new Deletable<>(other, deletedAt);
    }

    Deletable<T> deleted(Instant at) {
        return deletedAt == null ? new Deletable<>(value, at) : this;
    }
}
