package dev.parley.bootstrap.settings;

import dev.parley.application.shared.Limits;

import java.time.Duration;

/** How much of everything there may be. */
public record LimitSettings(Limits limits, Connections connections, Rates rates) {

    /**
     * What connections may take; sizes are in bytes.
     *
     * @param bodies memory for bodies; 0 is the usual part of the heap
     */
    public record Connections(
            int most,
            long requestLine,
            int headers,
            long headersSize,
            long socketMessage,
            long bodies,
            Duration headerTimeout,
            Duration bodyTimeout,
            Duration idleTimeout,
            Duration writeTimeout,
            Duration socketTimeout) {}

    /** How often who may ask. */
    public record Rates(Rate perKey, Rate perAddress, Rate wrongKeysPerAddress) {}

    /**
     * So many in a stretch of time.
     *
     * @param most 0 is any number
     */
    public record Rate(long most, Duration period) {

        /** Any number. */
        public static final Rate ANY = new Rate(0, Duration.ofMinutes(1));
    }
}
