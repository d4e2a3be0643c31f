package dev.parley.application.generation;

import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.NumberedEvent;

import java.util.List;

/** Keeps one answer's events and lets its followers have them: first the one, then the other. */
interface Recorder {

    /**
     * Keeps events of the answer's course.
     *
     * @param answer what all events up to these amount to
     */
    void record(List<NumberedEvent> events, Answer answer);

    /**
     * Keeps the last events together with the end that they tell of; only what closes the turn if
     * the answer goes on.
     */
    Ending end(LastEvents last, Continuation continuation);
}
