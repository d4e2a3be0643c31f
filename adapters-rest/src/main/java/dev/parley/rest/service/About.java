package dev.parley.rest.service;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What is known about this process: its version and its age. */
@Singleton
final class About {

    private static final DateTimeFormatter ZONELESS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final String version;
    private final InstantSource clock;
    private final Instant startedAt;

    About(@Value("${parley.version:development}") String version, InstantSource clock) {
        this.version = version;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    String version() {
        return version;
    }

    /** The time in the form that Python's {@code isoformat} gives it, in UTC. */
    String now() {
        return ZONELESS.format(clock.instant());
    }

    Duration age() {
        return Duration.between(startedAt, clock.instant());
    }
}
