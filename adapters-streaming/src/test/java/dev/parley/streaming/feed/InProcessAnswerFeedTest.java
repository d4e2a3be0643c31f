package dev.parley.streaming.feed;

import static dev.parley.application.testkit.fixture.Answers.behind;
import static dev.parley.application.testkit.fixture.SomeIds.someGenerationId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.generation.port.AnswerTail.News;
import dev.parley.application.testkit.AnswerFeedContract;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.PartKind;
import dev.parley.domain.id.GenerationId;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

final class InProcessAnswerFeedTest implements AnswerFeedContract {

    private final InProcessAnswerFeed feed = new InProcessAnswerFeed();
    private final GenerationId generation = someGenerationId();

    @Override
    public InProcessAnswerFeed feed() {
        return feed;
    }

    private static List<NumberedEvent> texts(long from, int count, int length) {
        return LongStream.range(from, from + count)
                .<NumberedEvent>mapToObj(number ->
                        new NumberedEvent(
                                number, new Event.Delta(0, 0, PartKind.TEXT, "x".repeat(length))))
                .toList();
    }

    private News next(long after) throws InterruptedException {
        try (var tail = feed.follow(generation)) {
            return tail.next(after, BRIEFLY);
        }
    }

    @Test
    void whoever_follows_is_counted_until_they_close_however_often() {
        var first = feed.follow(generation);
        try (var _ = feed.follow(generation)) {
            assertThat(feed.followers()).isEqualTo(2);

            first.close();
            first.close();

            assertThat(feed.followers()).isEqualTo(1);
        }
        assertThat(feed.followers()).isZero();
    }

    @Test
    void so_many_events_are_held_and_no_more() throws InterruptedException {
        feed.open(generation, false);
        var events = texts(0, 1_000, 1);
        events.forEach(event -> feed.publish(generation, List.of(event)));
        var behindTheOldest = 999 - HeldEvents.MOST_EVENTS;

        assertThat(next(behindTheOldest))
                .isEqualTo(new News.Events(behind(events, behindTheOldest)));
        assertThat(next(behindTheOldest - 1)).isEqualTo(new News.InJournal());
        assertThat(next(-1)).isEqualTo(new News.InJournal());
    }

    @Test
    void so_much_text_is_held_and_no_more() throws InterruptedException {
        feed.open(generation, false);
        var events = texts(0, 20, HeldEvents.MOST_CHARACTERS / 4);
        events.forEach(event -> feed.publish(generation, List.of(event)));

        assertThat(next(15)).isEqualTo(new News.Events(behind(events, 15)));
        assertThat(next(14)).isEqualTo(new News.InJournal());
    }

    @Test
    void what_came_last_is_held_however_much_it_is() throws InterruptedException {
        feed.open(generation, false);
        feed.publish(generation, texts(0, 10, 1));
        var last = texts(10, 1_000, 1_000);

        feed.publish(generation, last);

        assertThat(next(9)).isEqualTo(new News.Events(last));
        assertThat(next(8)).isEqualTo(new News.InJournal());
    }

    @Test
    void an_answer_that_went_on_elsewhere_meanwhile_is_held_from_here_on()
            throws InterruptedException {
        feed.open(generation, false);
        feed.publish(generation, texts(0, 3, 1));
        var later = texts(100, 3, 1);

        feed.publish(generation, later);

        assertThat(next(99)).isEqualTo(new News.Events(later));
        assertThat(next(2)).isEqualTo(new News.InJournal());
    }

    @Test
    void events_that_come_twice_are_held_once() throws InterruptedException {
        feed.open(generation, false);
        var events = texts(0, 5, 1);

        feed.publish(generation, events.subList(0, 3));
        feed.publish(generation, events.subList(1, 5));

        assertThat(next(-1)).isEqualTo(new News.Events(events));
    }

    @Test
    void no_number_is_too_large_to_wait_behind() throws InterruptedException {
        feed.open(generation, false);
        feed.publish(generation, texts(0, 5, 1));

        assertThat(next(Long.MAX_VALUE)).isEqualTo(new News.Silence());
    }

    @Test
    void an_ended_answer_is_held_by_its_followers_and_by_nobody_else() throws InterruptedException {
        feed.open(generation, false);
        var events = texts(0, 5, 1);
        feed.publish(generation, events);

        try (var tail = feed.follow(generation)) {
            feed.close(generation);

            assertThat(feed.openAnswers()).isZero();
            assertThat(tail.next(-1, LONG)).isEqualTo(new News.Events(events));
        }
    }

    @Test
    void many_answers_leave_nothing_behind() {
        var generations = new ArrayList<GenerationId>();
        for (var number = 0; number < 1_000; number++) {
            generations.add(someGenerationId());
            feed.open(generations.getLast(), number % 2 == 0);
            feed.publish(generations.getLast(), texts(0, 3, 1));
        }

        generations.forEach(feed::close);

        assertThat(feed.openAnswers()).isZero();
    }
}
