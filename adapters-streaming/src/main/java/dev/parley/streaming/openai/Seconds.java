package dev.parley.streaming.openai;

import java.time.Instant;

/** Moments on this wire: whole seconds since 1970. */
final class Seconds {

    private Seconds() {}

    static long of(Instant moment) {
        return moment.getEpochSecond();
    }
}
