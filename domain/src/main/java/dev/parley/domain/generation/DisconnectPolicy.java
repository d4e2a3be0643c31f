package dev.parley.domain.generation;

import java.time.Duration;

/** What becomes of a running answer when nobody follows it any more. */
public sealed interface DisconnectPolicy {

    /** It is worked on to its end, and kept. */
    record Continue() implements DisconnectPolicy {}

    /** It is stopped. */
    record Cancel() implements DisconnectPolicy {}

    /** It is stopped unless somebody follows it again before the time is over. */
    record CancelAfter(Duration grace) implements DisconnectPolicy {}
}
