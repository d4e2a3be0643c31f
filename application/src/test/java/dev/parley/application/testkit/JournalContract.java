package dev.parley.application.testkit;

import static dev.parley.application.testkit.FailureAssertions.assertFails;
import static dev.parley.application.testkit.fixture.Answers.aRichAnswer;
import static dev.parley.application.testkit.fixture.Answers.anAnswerOf;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.GenerationBuilder.endedAs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.generation.port.LeaseLost;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Outcome;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** What every journal of answers promises. */
public interface JournalContract extends JournalReadingContract, JournalLeaseContract {

    @Test
    default void whoever_waits_for_events_hears_once_that_they_are_kept() {
        var generation = running();
        var heard = new AtomicInteger();

        journal().append(own(), generation.id(), anAnswerOf(3), heard::incrementAndGet);

        assertThat(heard).hasValue(1);
    }

    @Test
    default void events_are_there_for_everybody_when_they_are_said_to_be_kept() {
        var generation = running();
        var events = anAnswerOf(3);
        append(generation, events.subList(0, 2));

        append(generation, events.subList(2, events.size()));

        Together.elsewhere(() -> assertThat(all(generation.id())).isEqualTo(events));
    }

    @Test
    default void a_waiting_generation_has_events_as_well() {
        var queued = stored(aGeneration().queuedUnder(own()).build());
        var events = aRichAnswer(new Outcome.Completed()).subList(0, 2);

        work(() -> journal().record(own(), queued.id(), events));

        assertThat(all(queued.id())).isEqualTo(events);
    }

    @Test
    default void the_last_events_are_kept_together_with_the_end() {
        var generation = running();
        var events = aRichAnswer(new Outcome.Completed());
        append(generation, events.subList(0, events.size() - 1));

        work(() -> {
            journal().record(own(), generation.id(), List.of(events.getLast()));
            stores().generations()
                    .save(
                            generation.ended(
                                    endedAs(new Outcome.Completed(), events.getLast().number())));
        });

        assertThat(followed(generation.id())).isEqualTo(events);
    }

    @Test
    default void events_of_failed_work_are_not_kept() {
        var generation = running();
        var events = anAnswerOf(3);
        append(generation, events.subList(0, 2));

        assertFails(
                LeaseLost.class,
                () ->
                        work(() -> {
                            journal()
                                    .record(
                                            own(),
                                            generation.id(),
                                            events.subList(2, events.size()));
                            throw new FailureException(new LeaseLost(generation.id()));
                        }));
        append(generation, events.subList(2, 3));

        assertThat(all(generation.id())).isEqualTo(events.subList(0, 3));
    }

    @Test
    default void many_answers_are_written_at_once() {
        var generations = LongStream.range(0, 16).mapToObj(_ -> running()).toList();
        var events = anAnswerOf(40);

        Together.play(
                generations.size(),
                number -> {
                    var heard = new CopyOnWriteArrayList<Long>();
                    for (var event : events) {
                        journal()
                                .append(
                                        own(),
                                        generations.get(number).id(),
                                        List.of(event),
                                        () -> heard.add(event.number()));
                        assertThat(heard).last().isEqualTo(event.number());
                    }
                    assertThat(heard).hasSize(events.size());
                });

        for (var generation : generations) {
            assertThat(all(generation.id())).isEqualTo(events);
        }
    }

    @Test
    default void events_are_removed_once_they_have_expired() {
        var moment = Instant.parse("2026-03-05T12:00:00.000001Z");
        var running = running();
        var expired = running();
        var alsoExpired = running();
        var expiring = running();
        for (var generation : List.of(running, expired, alsoExpired, expiring)) {
            append(generation, anAnswerOf(2).subList(0, 1));
            append(generation, anAnswerOf(2).subList(1, 2));
        }
        settle(expired, 1, moment.minusNanos(1_000));
        settle(alsoExpired, 1, moment.minusSeconds(86_400));
        settle(expiring, 1, moment);

        assertThat(journal().removeExpired(moment)).isEqualTo(2);
        assertThat(journal().removeExpired(moment)).isZero();

        assertThat(all(expired.id())).isEmpty();
        assertThat(all(alsoExpired.id())).isEmpty();
        assertThat(all(running.id())).hasSize(2);
        assertThat(all(expiring.id())).hasSize(2);
    }
}
