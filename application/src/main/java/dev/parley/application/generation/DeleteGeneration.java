package dev.parley.application.generation;

import dev.parley.application.generation.port.Generations;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;

import java.time.InstantSource;

/** Deletes an answer, after stopping it. Its messages stay in their conversation. */
public final class DeleteGeneration {

    private final StopGeneration stopGeneration;
    private final Generations generations;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public DeleteGeneration(
            StopGeneration stopGeneration,
            Generations generations,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.stopGeneration = stopGeneration;
        this.generations = generations;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public void delete(Caller caller, GenerationId id) {
        caller.require(KeyScope.WRITE);
        stopGeneration.stop(caller, id);
        unitOfWork.run(() -> generations.markDeleted(id, clock.instant()));
    }
}
