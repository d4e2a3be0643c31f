package dev.parley.application.identity;

import dev.parley.application.shared.Limits;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.limit.TooManyStreams;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many streams are open with each key, of whatever kind. Whoever has none shares with all
 * others of the same owner who have none.
 */
public final class StreamPlaces {

    /** Room for one stream. Closing it gives it back; doing so twice does nothing. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins what needs a place, and keeps it. */
    @FunctionalInterface
    public interface Beginning<T, X extends Exception> {
        T begin(Place place) throws X;
    }

    /** For what is no stream. */
    public static final Place NONE = () -> {};

    private final Limits limits;
    private final ConcurrentHashMap<Object, Integer> open = new ConcurrentHashMap<>();

    public StreamPlaces(Limits limits) {
        this.limits = limits;
    }

    /**
     * Begins something in a place of its own, which is free again at once if that fails.
     *
     * @throws FailureException with {@link TooManyStreams} if there is none left
     */
    public <T, X extends Exception> T holding(Caller caller, Beginning<T, X> beginning) throws X {
        var place = take(caller);
        var isHeld = false;
        try {
            var begun = beginning.begin(place);
            isHeld = true;
            return begun;
        } finally {
            if (!isHeld) {
                place.close();
            }
        }
    }

    private Place take(Caller caller) {
        Object whose = caller.key() == null ? caller.owner() : caller.key();
        if (open.merge(whose, 1, Integer::sum) > limits.streamsPerKey()) {
            leave(whose);
            throw new FailureException(new TooManyStreams(limits.streamsPerKey()));
        }
        var isLeft = new AtomicBoolean();
        return () -> {
            if (isLeft.compareAndSet(false, true)) {
                leave(whose);
            }
        };
    }

    private void leave(Object whose) {
        open.computeIfPresent(whose, (_, count) -> count == 1 ? null : count - 1);
    }
}
