package dev.parley.bootstrap.architecture.canary.determinism.domain;

import java.time.Instant;
import java.util.function.Supplier;

/** The domain asks the clock, hidden behind a reference. */
record Conversation(Supplier<Instant> started) {
    static Conversation start() {
        return new Conversation(Instant::now);
    }
}
