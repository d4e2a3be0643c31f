package dev.parley.domain.generation;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.id.GenerationId;

/**
 * No generation of the caller has this id; it may be unknown, deleted, not kept or somebody else's.
 */
public record GenerationNotFound(GenerationId id) implements Failure.NotFound {

    @Override
    public String code() {
        return "generation-not-found";
    }

    @Override
    public String detail() {
        return "There is no such answer. It may have been deleted, or it was not to be stored.";
    }
}
