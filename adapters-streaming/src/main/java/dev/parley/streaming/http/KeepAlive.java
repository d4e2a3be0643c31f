package dev.parley.streaming.http;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.time.Duration;

/** How long a stream may be silent before something that means nothing is sent. */
@Singleton
public final class KeepAlive {

    private final Duration interval;

    public KeepAlive(@Value("${parley.streaming.keep-alive:15s}") Duration interval) {
        this.interval = interval;
    }

    public Duration interval() {
        return interval;
    }

    /** Counts from now. */
    public Silence silence() {
        return new Silence(interval.toNanos());
    }

    /** A stretch of silence that has begun. */
    public static final class Silence {

        private final long end;

        private Silence(long nanos) {
            this.end = System.nanoTime() + nanos;
        }

        /** What is left until something has to be sent; nothing or less if it is time. */
        public Duration left() {
            return Duration.ofNanos(end - System.nanoTime());
        }

        public boolean isOver() {
            return end - System.nanoTime() <= 0;
        }
    }
}
