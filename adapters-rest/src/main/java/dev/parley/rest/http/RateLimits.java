package dev.parley.rest.http;

import java.time.Duration;

/**
 * How often who may ask.
 *
 * @param ofKey requests with one key
 * @param ofAddress requests from one address
 * @param wrongKeys keys that do not work, from one address
 */
public record RateLimits(Rate ofKey, Rate ofAddress, Rate wrongKeys) {

    /**
     * So many in a stretch of time, which may come all at once if there were none before.
     *
     * @param most 0 is any number
     */
    public record Rate(long most, Duration period) {

        /** Any number. */
        public static final Rate ANY = new Rate(0, Duration.ofMinutes(1));
    }
}
