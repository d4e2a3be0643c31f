package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.GenerationBuilder.endedAs;

import dev.parley.application.generation.port.Journal;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.GenerationId;

import java.time.Instant;
import java.util.List;

/** A store in which answers are written down, and settled. */
public interface JournalledStore extends StoreContract {

    default Journal journal() {
        return stores().journal();
    }

    default Lease own() {
        return stores().leases().own();
    }

    default Lease foreign() {
        return new Lease(own().epoch() + 1_000);
    }

    default Generation running() {
        return stored(aGeneration().runningUnder(own()).build());
    }

    default void append(Generation generation, List<NumberedEvent> events) {
        journal().append(own(), generation.id(), events, () -> {});
    }

    default List<NumberedEvent> all(GenerationId generation) {
        return journal().read(generation, -1, 1_000);
    }

    default List<NumberedEvent> followed(GenerationId generation) {
        var answer = new Answer();
        return all(generation).stream().map(answer::follow).toList();
    }

    default void settle(Generation generation, long lastEvent, Instant eventsExpireAt) {
        var end = endedAs(new Outcome.Completed(), lastEvent);
        var expiring =
                new State.Ended(
                        end.outcome(),
                        end.usage(),
                        end.startedAt(),
                        end.firstTokenAt(),
                        end.at(),
                        end.lastEvent(),
                        eventsExpireAt);
        work(() -> stores().generations().save(generation.ended(expiring)));
    }

    default void settle(Generation generation) {
        settle(generation, 1, endedAs(new Outcome.Completed(), 1).eventsExpireAt());
    }
}
