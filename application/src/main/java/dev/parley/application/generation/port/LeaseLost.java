package dev.parley.application.generation.port;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.id.GenerationId;

/**
 * Somebody took this process for dead and settled its generation; what it still has to say is not
 * taken any more.
 */
public record LeaseLost(GenerationId generation) implements Failure.Conflict {

    @Override
    public String code() {
        return "lease-lost";
    }

    @Override
    public String detail() {
        return "This answer was settled by another process.";
    }
}
