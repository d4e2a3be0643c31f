package dev.parley.rest.testing;

import dev.parley.rest.http.ConnectionLimits;

import java.time.Duration;

/** The usual limits of connections but for some that a test wants to reach. */
public final class SomeConnections {

    private static final ConnectionLimits USUAL = ConnectionLimits.USUAL;

    private SomeConnections() {}

    /** So many at once. */
    public static ConnectionLimits atMost(int most) {
        return of(most, USUAL.headerTimeout(), USUAL.idleTimeout(), 0);
    }

    /** So many bytes of large bodies. */
    public static ConnectionLimits holding(long bodies) {
        return of(USUAL.most(), USUAL.headerTimeout(), USUAL.idleTimeout(), bodies);
    }

    /** So much time for the head of a request, and so much for everything else. */
    public static ConnectionLimits within(Duration head, Duration others) {
        return of(USUAL.most(), head, others, 0);
    }

    private static ConnectionLimits of(int most, Duration head, Duration others, long bodies) {
        return new ConnectionLimits(
                most,
                USUAL.requestLine(),
                USUAL.headersSize(),
                USUAL.headers(),
                head,
                others,
                others,
                others,
                others,
                USUAL.message(),
                bodies);
    }
}
