package dev.parley.rest.http;

import dev.parley.domain.identity.Caller;

import io.github.bucket4j.TimeMeter;
import io.micronaut.http.HttpRequest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * How often each may ask: each address, before anything else is looked at; each key, once it is
 * known. Whoever brings wrong keys is soon not listened to any more, before keys are looked up.
 */
@Singleton
final class Rates {

    private final Buckets ofKeys;
    private final Buckets ofAddresses;
    private final Buckets wrongKeys;

    @Inject
    Rates(RateLimits limits) {
        this(limits, TimeMeter.SYSTEM_NANOTIME);
    }

    Rates(RateLimits limits, TimeMeter time) {
        ofKeys = new Buckets(limits.ofKey(), "requests with your key", "rate-per-key", time);
        ofAddresses =
                new Buckets(
                        limits.ofAddress(), "requests from your address", "rate-per-address", time);
        wrongKeys =
                new Buckets(
                        limits.wrongKeys(),
                        "wrong keys from your address",
                        "wrong-keys-per-address",
                        time);
    }

    /** Somebody asks. */
    void asks(HttpRequest<?> request) {
        ofAddresses.take(address(request));
    }

    /** Somebody who is known by now asks. */
    void asks(Caller caller) {
        var key = caller.key();
        if (key != null) {
            ofKeys.take(key);
        }
    }

    /** A key is about to be looked up. */
    void mayTryKeys(HttpRequest<?> request) {
        wrongKeys.check(address(request));
    }

    /** It did not work. */
    void triedWrongKey(HttpRequest<?> request) {
        wrongKeys.take(address(request));
    }

    private static Object address(HttpRequest<?> request) {
        return network(request.getRemoteAddress().getAddress());
    }

    /**
     * By what an address is told from others. Whoever has one of IPv6 has as many as the second
     * half of it can name.
     */
    static Object network(InetAddress address) {
        return address instanceof Inet6Address
                ? ByteBuffer.wrap(address.getAddress()).getLong()
                : address;
    }
}
