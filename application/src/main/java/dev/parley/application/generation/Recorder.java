package dev.parley.application.generation;

import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.State;

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
     * Keeps the last events together with the end that they tell of.
     *
     * @return whether it did; not if somebody else has ended the answer, or has started it,
     *     meanwhile
     */
    boolean end(List<NumberedEvent> events, Answer answer, State.Ended end);
}
