package dev.parley.streaming.provider.http;

import java.time.Duration;

/**
 * How long a provider may take.
 *
 * @param connect until there is a connection, looking the name up included
 * @param firstToken from the request to the first piece of the answer
 * @param silence from then on, without a byte
 */
public record TimeLimits(Duration connect, Duration firstToken, Duration silence) {

    public static final TimeLimits USUAL =
            new TimeLimits(
                    Duration.ofSeconds(10), Duration.ofSeconds(120), Duration.ofSeconds(120));
}
