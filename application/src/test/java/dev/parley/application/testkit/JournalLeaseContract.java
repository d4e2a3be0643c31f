package dev.parley.application.testkit;

import static dev.parley.application.testkit.FailureAssertions.assertFails;
import static dev.parley.application.testkit.fixture.Answers.anAnswerOf;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.GenerationBuilder.endedAs;
import static dev.parley.application.testkit.fixture.SomeIds.someGenerationId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.generation.port.LeaseLost;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.usage.TokenUsage;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** From whom a journal takes events, and until when. */
public interface JournalLeaseContract extends JournalledStore {

    @Test
    default void nothing_is_taken_for_a_generation_that_has_ended() {
        var generation = running();
        var events = anAnswerOf(5);
        append(generation, events.subList(0, 3));
        settle(generation);

        assertRefused(own(), generation.id(), events.subList(3, 4));

        assertThat(all(generation.id())).isEqualTo(events.subList(0, 3));
    }

    @Test
    default void nothing_is_taken_from_who_does_not_hold_the_lease() {
        var running = running();
        var queued = stored(aGeneration().queuedUnder(own()).build());

        assertRefused(foreign(), running.id(), anAnswerOf(1));
        assertRefused(foreign(), queued.id(), anAnswerOf(1));

        assertThat(all(running.id())).isEmpty();
        assertThat(all(queued.id())).isEmpty();
    }

    @Test
    default void nothing_is_taken_for_a_generation_that_is_not_there() {
        var unknown = someGenerationId();

        assertRefused(own(), unknown, anAnswerOf(1));

        assertThat(all(unknown)).isEmpty();
    }

    private void assertRefused(Lease lease, GenerationId generation, List<NumberedEvent> events) {
        var heard = new AtomicInteger();

        assertFails(
                LeaseLost.class,
                () -> journal().append(lease, generation, events, heard::incrementAndGet));
        assertFails(LeaseLost.class, () -> work(() -> journal().record(lease, generation, events)));

        assertThat(heard).hasValue(0);
    }

    @Test
    default void one_refusal_does_not_stand_in_the_way_of_others() {
        var generations = List.of(running(), running(), running(), running());
        settle(generations.get(1));
        var events = anAnswerOf(50);

        Together.play(
                generations.size(),
                number -> {
                    var generation = generations.get(number);
                    if (number == 1) {
                        assertRefused(own(), generation.id(), events);
                    } else {
                        events.forEach(event -> append(generation, List.of(event)));
                    }
                });

        assertThat(all(generations.get(1).id())).isEmpty();
        for (var number : List.of(0, 2, 3)) {
            assertThat(all(generations.get(number).id())).isEqualTo(events);
        }
    }

    @Test
    default void of_a_writer_and_whoever_settles_the_answer_the_settler_has_the_last_word() {
        for (var round = 0; round < 10; round++) {
            var generation = running();
            var events = anAnswerOf(100);
            var kept = new CopyOnWriteArrayList<Long>();
            var isLost = new AtomicBoolean();

            Together.play(
                    2,
                    number -> {
                        if (number == 0) {
                            isLost.set(writesUntilTheLeaseIsLost(generation, events, kept));
                        } else {
                            settleBehindTheLastEvent(generation);
                        }
                    });

            var read = all(generation.id());
            assertThat(isLost.get()).isEqualTo(kept.size() < events.size());
            assertThat(read.subList(0, read.size() - 1)).isEqualTo(events.subList(0, kept.size()));
            assertThat(read.getLast().event()).isInstanceOf(Event.Ended.class);
        }
    }

    private boolean writesUntilTheLeaseIsLost(
            Generation generation, List<NumberedEvent> events, List<Long> kept) {
        try {
            for (var event : events) {
                journal()
                        .append(
                                own(),
                                generation.id(),
                                List.of(event),
                                () -> kept.add(event.number()));
            }
            return false;
        } catch (FailureException failure) {
            assertThat(failure.failure()).isEqualTo(new LeaseLost(generation.id()));
            return true;
        }
    }

    private void settleBehindTheLastEvent(Generation generation) {
        work(() -> {
            var next = all(generation.id()).size();
            var end = new Event.Ended(new Outcome.Interrupted(), TokenUsage.estimated(1, 1, 0));
            journal().record(own(), generation.id(), List.of(new NumberedEvent(next, end)));
            stores().generations().save(generation.ended(endedAs(new Outcome.Interrupted(), next)));
        });
    }
}
