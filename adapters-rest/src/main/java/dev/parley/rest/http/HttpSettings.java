package dev.parley.rest.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;

import java.util.List;

/**
 * How requests are let in.
 *
 * @param host the address that Parley listens on; whether it is a loopback address decides what is
 *     checked
 * @param trustedNetwork whether everybody who can reach a {@code host} beyond loopback may use this
 *     installation without a key
 * @param allowedOrigins pages of other places that may ask, such as {@code
 *     https://chat.example.org}; {@code *} for all
 * @param maxBodySize the largest body that is read, in bytes
 */
@Context
@ConfigurationProperties("parley.http")
public record HttpSettings(
        @Bindable(defaultValue = "127.0.0.1") String host,
        @Bindable(defaultValue = "false") boolean trustedNetwork,
        @Bindable(defaultValue = "") List<String> allowedOrigins,
        @Bindable(defaultValue = "64MB") @ReadableBytes long maxBodySize) {

    /** Every page. */
    static final String ANY_ORIGIN = "*";

    private static final long SMALLEST_BODY_LIMIT = 1024;

    /** Checks. */
    public HttpSettings {
        allowedOrigins =
                allowedOrigins.stream().map(String::strip).filter(o -> !o.isEmpty()).toList();
        for (var origin : allowedOrigins) {
            if (!origin.equals(ANY_ORIGIN) && !Origin.isWellFormed(origin)) {
                throw new IllegalArgumentException(
                        "parley.http.allowed-origins holds \""
                                + origin
                                + "\"; allowed are origins such as https://chat.example.org, or *");
            }
        }
        if (maxBodySize < SMALLEST_BODY_LIMIT) {
            throw new IllegalArgumentException(
                    "parley.http.max-body-size is "
                            + maxBodySize
                            + "; it must be at least "
                            + SMALLEST_BODY_LIMIT);
        }
    }

    /** Whether only this machine can reach us. */
    boolean isLoopback() {
        return Origin.isLoopbackName(host);
    }
}
