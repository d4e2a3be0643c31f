package dev.parley.domain.generation;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.id.GenerationId;

/** The answer to go on from has not ended yet. */
public record PreviousGenerationRunning(GenerationId id) implements Failure.Conflict {

    @Override
    public String code() {
        return "previous-generation-running";
    }

    @Override
    public String detail() {
        return "The previous answer is still running. Wait for its end, or stop it.";
    }
}
