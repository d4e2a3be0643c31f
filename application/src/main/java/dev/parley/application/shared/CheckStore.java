package dev.parley.application.shared;

import dev.parley.application.shared.port.Attributes;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.FailureException;

import java.util.Optional;
import java.util.UUID;

/** Finds out whether the store takes work now. */
public final class CheckStore {

    private static final UUID NOTHING = new UUID(0, 0);

    private final UnitOfWork unitOfWork;
    private final Attributes attributes;

    public CheckStore(UnitOfWork unitOfWork, Attributes attributes) {
        this.unitOfWork = unitOfWork;
        this.attributes = attributes;
    }

    /**
     * Has it do next to nothing, and waits for that as long as a request would.
     *
     * @return why it does not; nothing if it does
     */
    public Optional<Failure> check() {
        try {
            unitOfWork.run(() -> attributes.find(NOTHING, "none"));
            return Optional.empty();
        } catch (FailureException refused) {
            return Optional.of(refused.failure());
        }
    }
}
