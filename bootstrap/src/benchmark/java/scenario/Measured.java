package scenario;

import load.Streams;

/**
 * One server in one round.
 *
 * @param seconds from the first request to the last end
 * @param serverSeconds processor time of all the server's processes
 * @param clientSeconds processor time of the load client
 * @param providerSeconds processor time of the stand-in
 */
record Measured(
        Streams streams,
        double seconds,
        double serverSeconds,
        double clientSeconds,
        double providerSeconds) {

    double tokensPerSecond() {
        return streams.tokens() / seconds;
    }

    double millisPerThousandTokens() {
        return serverSeconds * 1e6 / streams.tokens();
    }
}
