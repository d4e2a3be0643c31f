package dev.parley.application.testkit;

import static dev.parley.application.testkit.FailureAssertions.assertFails;
import static dev.parley.application.testkit.fixture.Answers.aRichAnswer;
import static dev.parley.application.testkit.fixture.Answers.anAnswerOf;
import static dev.parley.application.testkit.fixture.Answers.behind;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.GenerationBuilder.endedAs;
import static dev.parley.application.testkit.fixture.SomeIds.someGenerationId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.generation.port.Journal;
import dev.parley.application.generation.port.LeaseLost;
import dev.parley.application.testkit.fixture.Outcomes;
import dev.parley.application.testkit.fixture.Texts;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.PartKind;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.message.Content;
import dev.parley.domain.usage.TokenUsage;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** What every journal of answers promises. */
public interface JournalContract extends StoreContract {

    private Journal journal() {
        return stores().journal();
    }

    private Lease own() {
        return stores().leases().own();
    }

    private Lease foreign() {
        return new Lease(own().epoch() + 1_000);
    }

    private Generation running() {
        return stored(aGeneration().runningUnder(own()).build());
    }

    private void append(Generation generation, List<NumberedEvent> events) {
        journal().append(own(), generation.id(), events, () -> {});
    }

    private List<NumberedEvent> all(GenerationId generation) {
        return journal().read(generation, -1, 1_000);
    }

    private List<NumberedEvent> followed(GenerationId generation) {
        var answer = new Answer();
        return all(generation).stream().map(answer::follow).toList();
    }

    private void settle(Generation generation, long lastEvent, Instant eventsExpireAt) {
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

    private void settle(Generation generation) {
        settle(generation, 1, endedAs(new Outcome.Completed(), 1).eventsExpireAt());
    }

    @Test
    default void a_generation_without_events_has_an_empty_journal() {
        assertThat(all(someGenerationId())).isEmpty();
        assertThat(all(running().id())).isEmpty();
    }

    @Test
    default void every_kind_of_event_comes_back_once_closing_events_are_filled_in() {
        for (var outcome : Outcomes.everyOutcome()) {
            var generation = running();
            var events = aRichAnswer(outcome);

            append(generation, events);

            assertThat(followed(generation.id())).isEqualTo(events);
        }
    }

    @Test
    default void events_come_back_however_they_were_divided() {
        var events = aRichAnswer(new Outcome.Completed());
        for (var size = 1; size <= 4; size++) {
            var generation = running();
            for (var from = 0; from < events.size(); from += size) {
                append(generation, events.subList(from, Math.min(from + size, events.size())));
            }

            assertThat(followed(generation.id())).isEqualTo(events);
        }
    }

    @Test
    default void text_that_closing_events_repeat_comes_back_empty() {
        var generation = running();

        append(generation, aRichAnswer(new Outcome.Completed()));

        for (var numbered : all(generation.id())) {
            switch (numbered.event()) {
                case Event.TextDone done -> assertThat(done.text()).isEmpty();
                case Event.PartDone done -> assertThat(done.text()).isEmpty();
                case Event.ArgumentsDone done -> {
                    assertThat(done.tool()).isEmpty();
                    assertThat(done.arguments()).isEmpty();
                }
                case Event.MessageDone done ->
                        assertThat(done.content()).isEqualTo(new Content.Said(List.of()));
                case Event.Created _,
                        Event.Queued _,
                        Event.Started _,
                        Event.MessageBegan _,
                        Event.PartBegan _,
                        Event.Delta _,
                        Event.Cited _,
                        Event.ArgumentsDelta _,
                        Event.Ended _ -> {
                    // these hold nothing twice
                }
            }
        }
    }

    @Test
    default void a_mebibyte_in_one_event_is_kept() {
        var generation = running();
        var events = new ArrayList<>(anAnswerOf(1));
        events.add(
                new NumberedEvent(
                        events.size(),
                        new Event.Delta(0, 0, PartKind.TEXT, Texts.oneMebibyte() + Texts.AWKWARD)));

        append(generation, events);

        assertThat(all(generation.id())).isEqualTo(events);
    }

    @Test
    default void reading_can_begin_behind_any_number() {
        var generation = running();
        var events = anAnswerOf(30);
        append(generation, events.subList(0, 1));
        append(generation, events.subList(1, 20));
        append(generation, events.subList(20, 22));
        append(generation, events.subList(22, events.size()));

        for (var after = -1L; after <= events.size(); after++) {
            assertThat(journal().read(generation.id(), after, 1_000))
                    .isEqualTo(behind(events, after));
        }
    }

    @Test
    default void reading_piece_by_piece_gives_every_event_once() {
        var generation = running();
        var events = anAnswerOf(40);
        append(generation, events.subList(0, 15));
        for (var event : events.subList(15, events.size())) {
            append(generation, List.of(event));
        }

        for (var limit = 1; limit <= 7; limit++) {
            var read = new ArrayList<NumberedEvent>();
            var piece = journal().read(generation.id(), -1, limit);
            while (!piece.isEmpty()) {
                read.addAll(piece);
                piece = journal().read(generation.id(), read.getLast().number(), limit);
            }
            assertThat(read).isEqualTo(events);
        }
    }

    @Test
    default void no_more_than_a_few_events_are_read_than_were_asked_for() {
        var generation = running();
        for (var event : anAnswerOf(200)) {
            append(generation, List.of(event));
        }

        assertThat(journal().read(generation.id(), 50, 10)).hasSizeBetween(1, 100);
    }

    @Test
    default void journals_are_kept_apart() {
        var one = running();
        var other = running();
        var events = anAnswerOf(3);
        var otherEvents = anAnswerOf(5);

        append(one, events);
        append(other, otherEvents);

        assertThat(all(one.id())).isEqualTo(events);
        assertThat(all(other.id())).isEqualTo(otherEvents);
    }

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
