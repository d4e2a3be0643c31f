package dev.parley.application.generation.port;

import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;

import java.util.List;

/**
 * Carries committed events from whoever works on an answer to everybody in this process who follows
 * it. Holds the newest events of each running answer, so that who keeps up never has to read the
 * journal.
 */
public interface AnswerFeed {

    /**
     * Work on an answer begins in this process.
     *
     * @param keepsAll whether all events are held to the end, because no journal has them
     */
    void open(GenerationId generation, boolean keepsAll);

    /** Events were committed. Quick; waits for nobody. */
    void publish(GenerationId generation, List<NumberedEvent> events);

    /** No more events come. Who follows still gets those that are held. */
    void close(GenerationId generation);

    /** Follows an answer; whether anybody works on it here shows in what comes. */
    AnswerTail follow(GenerationId generation);
}
