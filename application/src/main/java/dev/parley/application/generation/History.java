package dev.parley.application.generation;

import dev.parley.domain.message.Message;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/** What was said before a request: read when it is first needed, and not again. One thread's. */
final class History {

    private final Supplier<List<Message>> reading;
    private @Nullable List<Message> messages;

    History(Supplier<List<Message>> reading) {
        this.reading = reading;
    }

    /** Oldest first. */
    List<Message> messages() {
        var known = messages;
        if (known == null) {
            known = reading.get();
            messages = known;
        }
        return known;
    }

    /** The same, if it has been read. */
    @Nullable List<Message> ifRead() {
        return messages;
    }
}
