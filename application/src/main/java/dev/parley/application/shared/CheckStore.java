package dev.parley.application.shared;

import dev.parley.application.shared.port.Idempotency;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.FailureException;

import java.time.Instant;
import java.util.Optional;

/**
 * Finds out whether the store takes work now: is there, lets work begin and can be changed. A full
 * disk is not found out, since nothing is added.
 */
public final class CheckStore {

    private final UnitOfWork unitOfWork;
    private final Idempotency idempotency;

    public CheckStore(UnitOfWork unitOfWork, Idempotency idempotency) {
        this.unitOfWork = unitOfWork;
        this.idempotency = idempotency;
    }

    /**
     * Has it remove what nobody ever put there, and waits for that as long as a request would.
     *
     * @return why it does not; nothing if it does
     */
    public Optional<Failure> check() {
        try {
            unitOfWork.run(() -> idempotency.forgetBefore(Instant.EPOCH));
            return Optional.empty();
        } catch (FailureException refused) {
            return Optional.of(refused.failure());
        }
    }
}
