package dev.parley.application.generation.port;

import dev.parley.domain.generation.NumberedEvent;

import java.time.Duration;
import java.util.List;

/** One follower's view of an answer's newest events. Used by one thread; closed by any. */
public interface AnswerTail extends AutoCloseable {

    /** What there is behind a number. */
    sealed interface News {

        /** The next events, at least one, going on exactly behind the number asked for. */
        record Events(List<NumberedEvent> events) implements News {}

        /** The next events are no longer held here: read the journal. */
        record InJournal() implements News {}

        /** Nothing came in the time given. */
        record Silence() implements News {}

        /** Nobody works on the answer in this process (any more), and nothing more is held. */
        record Nobody() implements News {}
    }

    /**
     * Waits for what comes behind a number (−1 for the beginning); several numbers at once if they
     * are there.
     */
    News next(long after, Duration atMost) throws InterruptedException;

    /** Wakes the thread that waits, with {@link News.Nobody}. */
    @Override
    void close();
}
