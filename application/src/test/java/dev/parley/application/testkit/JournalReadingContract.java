package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.Answers.aRichAnswer;
import static dev.parley.application.testkit.fixture.Answers.anAnswerOf;
import static dev.parley.application.testkit.fixture.Answers.behind;
import static dev.parley.application.testkit.fixture.SomeIds.someGenerationId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.fixture.Outcomes;
import dev.parley.application.testkit.fixture.Texts;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.PartKind;
import dev.parley.domain.message.Content;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What comes back from a journal of what was written. */
public interface JournalReadingContract extends JournalledStore {

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
    default void long_events_count_for_several() {
        var generation = running();
        var events = new ArrayList<>(anAnswerOf(1));
        append(generation, events);
        for (var number = events.size(); number < 50; number++) {
            var delta = new Event.Delta(0, 0, PartKind.TEXT, "word ".repeat(2_000));
            append(generation, List.of(new NumberedEvent(number, delta)));
        }

        var first = journal().read(generation.id(), -1, 100);
        var next = journal().read(generation.id(), first.getLast().number(), 1);

        assertThat(first).hasSizeLessThan(20);
        assertThat(next).hasSize(1);
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
}
