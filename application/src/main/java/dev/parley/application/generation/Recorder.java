package dev.parley.application.generation;

import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.NumberedEvent;

import org.jspecify.annotations.Nullable;

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
     * @param turn the turn in which the answer is; if something was handed in behind it, only what
     *     closes the turn is kept, and the answer goes on. Absent if it ends whatever was said
     */
    Ending end(LastEvents last, @Nullable Integer turn);
}
