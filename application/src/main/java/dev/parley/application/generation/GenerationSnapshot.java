package dev.parley.application.generation;

import dev.parley.domain.generation.Generation;
import dev.parley.domain.message.Message;

import java.util.List;

/**
 * An answer as it was after some event.
 *
 * @param output what it said so far, finished or not
 * @param lastEvent the number of the newest event that this contains
 */
public record GenerationSnapshot(Generation generation, List<Message> output, long lastEvent) {

    public GenerationSnapshot {
        output = List.copyOf(output);
    }
}
