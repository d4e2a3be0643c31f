package dev.parley.application.generation.port;

import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;

import java.time.Instant;
import java.util.List;

/**
 * The events of generations, append-only. Text that closing events repeat is not stored: it comes
 * back empty, and {@link dev.parley.domain.generation.Answer#follow} fills it in.
 */
public interface Journal {

    /**
     * Stores events and returns once they are durable; many callers' events are made durable
     * together. The numbers go on from the last stored ones.
     *
     * @param lease the caller's; if the generation has been settled meanwhile, nothing is stored
     *     and {@link LeaseLost} is thrown inside a {@link
     *     dev.parley.domain.failure.FailureException}
     * @param committed run as soon as the events are durable, before this returns, on a thread of
     *     the store: it must be quick and leave the store alone
     */
    void append(
            Lease lease, GenerationId generation, List<NumberedEvent> events, Runnable committed);

    /**
     * Within a unit of work: stores events together with all else that the work does. Refuses as
     * {@link #append}.
     */
    void record(Lease lease, GenerationId generation, List<NumberedEvent> events);

    /**
     * Events with numbers above {@code after} (−1 for all), in order, at most {@code limit} of them
     * or a few more. Long ones count for several, so that a reader knows about how much it gets; at
     * least one comes if there is one.
     */
    List<NumberedEvent> read(GenerationId generation, long after, int limit);

    /**
     * Removes the events of generations whose events expired before the moment given; gives how
     * many generations.
     */
    int removeExpired(Instant moment);
}
