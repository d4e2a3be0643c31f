package dev.parley.persistence.jdbc;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as both databases keep them: microseconds since 1970. */
public final class Instants {

    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    private Instants() {}

    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    public static @Nullable Long optionalMicros(@Nullable Instant instant) {
        return instant == null ? null : micros(instant);
    }

    public static @Nullable Instant optional(@Nullable Long micros) {
        return micros == null ? null : of(micros);
    }

    public static Instant of(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS);
    }
}
