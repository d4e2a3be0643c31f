package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.Answers.anAnswerOf;
import static dev.parley.application.testkit.fixture.Answers.behind;
import static dev.parley.application.testkit.fixture.SomeIds.someGenerationId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.AnswerTail;
import dev.parley.application.generation.port.AnswerTail.News;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What everybody who carries events to their followers promises. */
public interface AnswerFeedContract {

    Duration BRIEFLY = Duration.ofMillis(20);
    Duration LONG = Duration.ofSeconds(30);

    AnswerFeed feed();

    private GenerationId open() {
        var generation = someGenerationId();
        feed().open(generation, false);
        return generation;
    }

    @Test
    default void who_follows_an_answer_that_nobody_works_on_learns_it_at_once()
            throws InterruptedException {
        try (var tail = feed().follow(someGenerationId())) {
            assertThat(tail.next(-1, LONG)).isEqualTo(new News.Nobody());
            assertThat(tail.next(7, LONG)).isEqualTo(new News.Nobody());
        }
    }

    @Test
    default void while_nothing_is_said_there_is_silence() throws InterruptedException {
        try (var tail = feed().follow(open())) {
            assertThat(tail.next(-1, BRIEFLY)).isEqualTo(new News.Silence());
            assertThat(tail.next(-1, Duration.ZERO)).isEqualTo(new News.Silence());
        }
    }

    @Test
    default void a_follower_gets_all_events_behind_its_number_and_then_silence()
            throws InterruptedException {
        var generation = open();
        var events = anAnswerOf(10);
        feed().publish(generation, events.subList(0, 4));
        feed().publish(generation, events.subList(4, events.size()));
        var last = events.getLast().number();

        try (var tail = feed().follow(generation)) {
            for (var after = -1L; after < last; after++) {
                assertThat(tail.next(after, LONG))
                        .isEqualTo(new News.Events(behind(events, after)));
            }
            assertThat(tail.next(last, BRIEFLY)).isEqualTo(new News.Silence());
            assertThat(tail.next(last + 100, BRIEFLY)).isEqualTo(new News.Silence());
        }
    }

    @Test
    default void nothing_is_lost_between_two_questions() throws InterruptedException {
        var generation = open();
        var events = anAnswerOf(10);

        try (var tail = feed().follow(generation)) {
            feed().publish(generation, events.subList(0, 2));
            assertThat(tail.next(-1, LONG)).isEqualTo(new News.Events(events.subList(0, 2)));
            feed().publish(generation, events.subList(2, 3));
            feed().publish(generation, events.subList(3, 5));
            assertThat(tail.next(1, LONG)).isEqualTo(new News.Events(events.subList(2, 5)));
        }
    }

    @Test
    default void answers_are_kept_apart() throws InterruptedException {
        var one = open();
        var other = open();
        feed().publish(one, anAnswerOf(3));

        try (var tail = feed().follow(other)) {
            assertThat(tail.next(-1, BRIEFLY)).isEqualTo(new News.Silence());
        }
    }

    @Test
    default void what_is_said_about_an_answer_that_nobody_works_on_is_not_carried()
            throws InterruptedException {
        var unknown = someGenerationId();
        var closed = open();
        feed().close(closed);

        feed().publish(unknown, anAnswerOf(3));
        feed().publish(closed, anAnswerOf(3));

        for (var generation : List.of(unknown, closed)) {
            try (var tail = feed().follow(generation)) {
                assertThat(tail.next(-1, LONG)).isEqualTo(new News.Nobody());
            }
        }
    }

    @Test
    default void who_follows_before_the_work_begins_sees_it_begin() throws InterruptedException {
        var generation = someGenerationId();
        var events = anAnswerOf(3);

        try (var tail = feed().follow(generation)) {
            assertThat(tail.next(-1, LONG)).isEqualTo(new News.Nobody());
            feed().open(generation, false);
            feed().publish(generation, events);
            assertThat(tail.next(-1, LONG)).isEqualTo(new News.Events(events));
        }
    }

    @Test
    default void who_follows_to_the_end_gets_what_is_held_and_then_learns_that_it_is_over()
            throws InterruptedException {
        var generation = open();
        var events = anAnswerOf(3);

        try (var tail = feed().follow(generation)) {
            feed().publish(generation, events);
            feed().close(generation);
            feed().close(generation);

            assertThat(tail.next(-1, LONG)).isEqualTo(new News.Events(events));
            assertThat(tail.next(2, LONG)).isEqualTo(new News.Events(behind(events, 2)));
            assertThat(tail.next(events.getLast().number(), LONG)).isEqualTo(new News.Nobody());
        }
    }

    @Test
    default void who_comes_after_the_end_is_not_kept_waiting() throws InterruptedException {
        var generation = open();
        var events = anAnswerOf(3);
        feed().publish(generation, events);
        feed().close(generation);

        try (var tail = feed().follow(generation)) {
            assertThat(tail.next(-1, LONG))
                    .isIn(new News.Nobody(), new News.InJournal(), new News.Events(events));
            assertThat(tail.next(events.getLast().number(), LONG)).isEqualTo(new News.Nobody());
        }
    }

    @Test
    default void the_newest_events_are_held_and_older_ones_may_be_in_the_journal_only()
            throws InterruptedException {
        var generation = open();
        var events = anAnswerOf(5_000);
        for (var event : events) {
            feed().publish(generation, List.of(event));
        }
        var last = events.getLast().number();

        try (var tail = feed().follow(generation)) {
            assertThat(tail.next(last - 1, LONG))
                    .isEqualTo(new News.Events(behind(events, last - 1)));
            assertThat(tail.next(last - 10, LONG))
                    .isEqualTo(new News.Events(behind(events, last - 10)));
            for (var after = -1L; after < last; after += 500) {
                assertThat(tail.next(after, LONG))
                        .isIn(new News.InJournal(), new News.Events(behind(events, after)));
            }
        }
    }

    @Test
    default void an_answer_that_no_journal_has_is_held_from_its_beginning_to_its_end()
            throws InterruptedException {
        var generation = someGenerationId();
        feed().open(generation, true);
        var events = anAnswerOf(5_000);
        for (var event : events) {
            feed().publish(generation, List.of(event));
        }

        try (var tail = feed().follow(generation)) {
            assertThat(tail.next(-1, LONG)).isEqualTo(new News.Events(events));
            feed().close(generation);
            assertThat(tail.next(2_000, LONG)).isEqualTo(new News.Events(behind(events, 2_000)));
        }
    }

    @Test
    default void who_waits_is_woken_by_what_is_said() {
        var generation = open();
        var events = anAnswerOf(3);
        var following = new CountDownLatch(3);

        Together.play(
                4,
                number -> {
                    if (number == 0) {
                        following.await();
                        feed().publish(generation, events);
                    } else {
                        try (var tail = feed().follow(generation)) {
                            following.countDown();
                            assertThat(tail.next(-1, LONG)).isEqualTo(new News.Events(events));
                        }
                    }
                });
    }

    @Test
    default void who_waits_is_woken_by_the_end() {
        var generation = open();
        var following = new CountDownLatch(3);

        Together.play(
                4,
                number -> {
                    if (number == 0) {
                        following.await();
                        feed().close(generation);
                    } else {
                        try (var tail = feed().follow(generation)) {
                            following.countDown();
                            assertThat(tail.next(-1, LONG)).isEqualTo(new News.Nobody());
                        }
                    }
                });
    }

    @Test
    default void who_waits_is_woken_when_somebody_closes_the_tail() {
        var generation = open();
        var tail = feed().follow(generation);

        Together.play(
                2,
                number -> {
                    if (number == 0) {
                        tail.close();
                    } else {
                        assertThat(tail.next(-1, LONG)).isEqualTo(new News.Nobody());
                    }
                });
    }

    @Test
    default void a_closed_tail_gives_nothing_more_and_others_still_do()
            throws InterruptedException {
        var generation = open();
        var events = anAnswerOf(3);
        feed().publish(generation, events);
        var closed = feed().follow(generation);

        closed.close();
        closed.close();

        assertThat(closed.next(-1, LONG)).isEqualTo(new News.Nobody());
        try (var other = feed().follow(generation)) {
            assertThat(other.next(-1, LONG)).isEqualTo(new News.Events(events));
        }
    }

    @Test
    default void an_interrupted_follower_stops_waiting() {
        var generation = open();

        Together.play(
                1,
                _ -> {
                    try (var tail = feed().follow(generation)) {
                        Thread.currentThread().interrupt();
                        assertThatExceptionOfType(InterruptedException.class)
                                .isThrownBy(() -> tail.next(-1, LONG));
                    }
                });
    }

    @Test
    default void every_follower_gets_every_event_once_and_in_order() {
        var generation = someGenerationId();
        feed().open(generation, true);
        var events = anAnswerOf(3_000);
        var following = new CountDownLatch(8);

        Together.play(
                9,
                number -> {
                    if (number == 0) {
                        following.await();
                        for (var event : events) {
                            feed().publish(generation, List.of(event));
                        }
                        feed().close(generation);
                    } else {
                        try (var tail = feed().follow(generation)) {
                            following.countDown();
                            assertThat(everythingFrom(tail)).isEqualTo(events);
                        }
                    }
                });
    }

    private static List<NumberedEvent> everythingFrom(AnswerTail tail) throws InterruptedException {
        var got = new ArrayList<NumberedEvent>();
        while (true) {
            var after = got.isEmpty() ? -1 : got.getLast().number();
            switch (tail.next(after, LONG)) {
                case News.Events news -> got.addAll(news.events());
                case News.Nobody _ -> {
                    return got;
                }
                case News.Silence _, News.InJournal _ ->
                        throw new AssertionError("neither was to be expected");
            }
        }
    }
}
