package dev.parley.streaming.openai.wire;

import java.time.Instant;

/** Moments on this wire: whole seconds since 1970. */
public final class Seconds {

    private Seconds() {}

    public static long of(Instant moment) {
        return moment.getEpochSecond();
    }
}
