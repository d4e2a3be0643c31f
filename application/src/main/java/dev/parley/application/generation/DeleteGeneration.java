package dev.parley.application.generation;

import dev.parley.application.generation.port.Generations;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.StillEnding;
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

    /**
     * Deletes.
     *
     * @throws FailureException with {@link StillEnding} if another process works on it, which would
     *     no longer find what it has to end
     */
    public void delete(Caller caller, GenerationId id) {
        caller.require(KeyScope.WRITE);
        stopGeneration.stop(caller, id);
        unitOfWork.run(() -> {
            if (generations.find(id).filter(found -> !found.isEnded()).isPresent()) {
                throw new FailureException(new StillEnding(StopGeneration.TRY_AGAIN_AFTER));
            }
            generations.markDeleted(id, clock.instant());
        });
    }
}
