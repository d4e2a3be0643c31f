package dev.parley.domain.generation;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;
import dev.parley.domain.id.GenerationId;

import java.util.List;

/** The answer to go on from is unknown, deleted, not kept or somebody else's. */
public record PreviousGenerationNotFound(GenerationId id) implements Failure.Invalid {

    @Override
    public String code() {
        return "previous-generation-not-found";
    }

    @Override
    public String detail() {
        return "The previous answer was not found. It may have been deleted, or it was not to be"
                + " stored.";
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("previous", Violation.Rule.INVALID_VALUE, detail()));
    }
}
