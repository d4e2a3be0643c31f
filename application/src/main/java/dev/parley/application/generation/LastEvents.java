package dev.parley.application.generation;

import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.State;

import java.util.List;
import java.util.stream.Stream;

/**
 * How an answer is brought to its end.
 *
 * @param answer what it amounts to with everything closed
 * @param closing what closes everything that is open; nothing if nothing is
 * @param ended the last event
 * @param end the end that it tells of
 */
record LastEvents(
        Answer answer, List<NumberedEvent> closing, NumberedEvent ended, State.Ended end) {

    List<NumberedEvent> all() {
        return Stream.concat(closing.stream(), Stream.of(ended)).toList();
    }
}
