package dev.parley.rest.http;

import java.time.Duration;

/**
 * What one connection may take of a server, and how long it may take.
 *
 * @param most connections that are open at once
 * @param requestLine longest first line of a request, in bytes
 * @param headersSize largest sum of a request's headers, in bytes
 * @param headers most headers of a request
 * @param headerTimeout from the first byte of a request to the end of its headers, and how long a
 *     new connection may say nothing
 * @param bodyTimeout how long a body may take, besides a second for every {@link #BYTES_A_SECOND}
 *     of it
 * @param idleTimeout how long a connection may wait for its next request
 * @param writeTimeout how long a client may take nothing of what waits to be sent to it
 * @param socketTimeout how long a WebSocket may be silent; it is asked for a sign of life at half
 *     of that
 * @param message largest message of a WebSocket that is read, in bytes
 * @param bodies most bytes of large bodies in memory at once; 0 is a quarter of the heap
 */
public record ConnectionLimits(
        int most,
        int requestLine,
        int headersSize,
        int headers,
        Duration headerTimeout,
        Duration bodyTimeout,
        Duration idleTimeout,
        Duration writeTimeout,
        Duration socketTimeout,
        int message,
        long bodies) {

    /** Where nothing else was said. */
    public static final ConnectionLimits USUAL =
            new ConnectionLimits(
                    10_000,
                    8 * 1024,
                    32 * 1024,
                    200,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(60),
                    64 * 1024,
                    0);

    /** What a body has to bring in a second once its time is over: the pace of a bad telephone. */
    public static final long BYTES_A_SECOND = 16L * 1024;
}
