package dev.parley.streaming.feed;

import static dev.parley.application.testkit.fixture.SomeIds.someGenerationId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.generation.port.AnswerTail.News;
import dev.parley.application.testkit.Together;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.PartKind;
import dev.parley.domain.id.GenerationId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** One answer, many followers, and a journal to fall back on. */
final class AnswerFeedUnderPressureTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int EVENTS = 6_000;
    private static final int BATCH = 40;
    private static final int JOURNAL_READ = 100;

    private final InProcessAnswerFeed feed = new InProcessAnswerFeed();
    private final GenerationId generation = someGenerationId();
    private final ConcurrentNavigableMap<Long, NumberedEvent> journal =
            new ConcurrentSkipListMap<>();
    private final CountDownLatch isHalfDone = new CountDownLatch(1);
    private final AtomicInteger journalReads = new AtomicInteger();

    @Test
    void every_follower_sees_every_number_once_and_in_order() {
        var followers = 50;
        feed.open(generation, false);

        Together.play(
                followers + 1,
                number -> {
                    if (number == followers) {
                        work(new Random(number));
                    } else {
                        follow(new Random(number), number % 5 == 0);
                    }
                });

        assertThat(feed.openAnswers()).isZero();
        assertThat(journalReads).hasPositiveValue();
    }

    /** Commits events to the journal and tells of them afterwards, a few at a time. */
    private void work(Random random) {
        var number = 0L;
        while (number < EVENTS) {
            var end = Math.min(EVENTS, number + 1 + random.nextInt(BATCH));
            var events =
                    LongStream.range(number, end)
                            .<NumberedEvent>mapToObj(AnswerFeedUnderPressureTest::event)
                            .toList();
            events.forEach(event -> journal.put(event.number(), event));
            feed.publish(generation, events);
            number = end;
            if (number > EVENTS / 2) {
                isHalfDone.countDown();
            }
        }
        feed.close(generation);
    }

    private static NumberedEvent event(long number) {
        return new NumberedEvent(number, new Event.Delta(0, 0, PartKind.TEXT, "word " + number));
    }

    /**
     * Follows to the end from a random number; a late one begins when half of the answer is there.
     */
    private void follow(Random random, boolean isLate) throws InterruptedException {
        var began = random.nextInt(EVENTS / 2) - 1L;
        var seen = new ArrayList<Long>();
        try (var tail = feed.follow(generation)) {
            if (isLate) {
                isHalfDone.await();
            }
            var isOver = false;
            while (!isOver) {
                var after = seen.isEmpty() ? began : seen.getLast();
                switch (tail.next(after, LONG)) {
                    case News.Events news ->
                            news.events().forEach(event -> seen.add(event.number()));
                    case News.InJournal _ -> {
                        journalReads.incrementAndGet();
                        seen.addAll(fromJournal(after));
                    }
                    case News.Nobody _ -> {
                        seen.addAll(fromJournal(after));
                        isOver = seen.getLast() == EVENTS - 1;
                    }
                    case News.Silence _ -> throw new AssertionError("the worker is silent");
                }
            }
        }
        assertThat(seen).isEqualTo(LongStream.range(began + 1, EVENTS).boxed().toList());
    }

    private List<Long> fromJournal(long after) {
        return journal.tailMap(after, false).keySet().stream().limit(JOURNAL_READ).toList();
    }

    @Test
    void two_thousand_followers_wait_for_one_answer() {
        var followers = 2_000;
        var following = new CountDownLatch(followers);
        feed.open(generation, false);

        Together.play(
                followers + 1,
                number -> {
                    if (number == followers) {
                        following.await();
                        for (var event = 0L; event < 100; event++) {
                            feed.publish(generation, List.of(event(event)));
                        }
                        feed.close(generation);
                    } else {
                        try (var tail = feed.follow(generation)) {
                            following.countDown();
                            var after = -1L;
                            while (tail.next(after, LONG) instanceof News.Events news) {
                                assertThat(news.events().getFirst().number()).isEqualTo(after + 1);
                                after = news.events().getLast().number();
                            }
                            assertThat(after).isEqualTo(99);
                        }
                    }
                });
    }

    @Test
    void opening_publishing_closing_and_following_at_once_lose_nobody() {
        for (var round = 0; round < 200; round++) {
            var another = someGenerationId();
            var started = new CountDownLatch(1);

            Together.play(
                    4,
                    number -> {
                        if (number == 0) {
                            feed.open(another, false);
                            started.countDown();
                            feed.publish(another, List.of(event(0), event(1)));
                            feed.publish(another, List.of(event(2)));
                            feed.close(another);
                        } else {
                            started.await();
                            followToTheEnd(another);
                        }
                    });
        }
        assertThat(feed.openAnswers()).isZero();
    }

    private void followToTheEnd(GenerationId another) throws InterruptedException {
        try (var tail = feed.follow(another)) {
            var after = -1L;
            var news = tail.next(after, LONG);
            while (news instanceof News.Events events) {
                assertThat(events.events().getFirst().number()).isEqualTo(after + 1);
                after = events.events().getLast().number();
                news = tail.next(after, LONG);
            }
            assertThat(news).isEqualTo(new News.Nobody());
            assertThat(after).isIn(-1L, 2L);
        }
    }
}
