package dev.parley.application.shared;

import dev.parley.application.shared.port.Idempotency;
import dev.parley.application.shared.port.UnitOfWork;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Creates something in a unit of work, once for each idempotency key. */
public final class OnceOnly {

    private final UnitOfWork unitOfWork;
    private final Idempotency idempotency;
    private final InstantSource clock;

    public OnceOnly(UnitOfWork unitOfWork, Idempotency idempotency, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** What an earlier request created, if it is known already; nothing without a key. */
    public Optional<List<UUID>> find(@Nullable IdempotentRequest request) {
        return request == null ? Optional.empty() : idempotency.find(request);
    }

    /**
     * Runs a unit of work.
     *
     * @param request absent if its sender does not mind creating twice
     * @param create makes the thing
     * @param names what is remembered of it
     * @param find reads it again by what was remembered
     */
    public <T> Once<T> run(
            @Nullable IdempotentRequest request,
            Supplier<T> create,
            Function<T, List<UUID>> names,
            Function<List<UUID>, T> find) {
        return unitOfWork.run(() -> {
            if (request == null) {
                return new Once<>(create.get(), false);
            }
            var earlier = idempotency.claim(request, clock.instant());
            if (earlier.isPresent()) {
                return new Once<>(find.apply(earlier.get()), true);
            }
            var created = create.get();
            idempotency.complete(request, names.apply(created));
            return new Once<>(created, false);
        });
    }
}
