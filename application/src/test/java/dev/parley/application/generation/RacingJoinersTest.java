package dev.parley.application.generation;

import static dev.parley.application.generation.World.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.Together;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.search.SearchableText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What joins an answer just when that ends is answered all the same, and once. */
@Timeout(120)
final class RacingJoinersTest {

    private static final int ROUNDS = 300;

    private final WatchedUnitOfWork work = new WatchedUnitOfWork();
    private final World world = new World(work::over);

    @Test
    void what_is_handed_in_just_before_the_end_is_taken_up() throws InterruptedException {
        var conversation = world.conversation();
        var first = world.ask(conversation, "One?");
        var call = world.models.nextCall();
        var joined = new AtomicReference<StartGeneration.Started>();
        work.beforeNext(() -> joined.set(join(conversation, "Two?")));

        call.finish();
        world.models.nextCall().finish();

        assertThat(joined.get().way()).isEqualTo(StartGeneration.Way.JOINED);
        assertThat(rest(joined.get().following())).isEqualTo(rest(first.following()));
    }

    @Test
    void what_comes_just_behind_the_end_gets_an_answer_of_its_own() throws InterruptedException {
        var conversation = world.conversation();
        var first = world.ask(conversation, "One?");
        var call = world.models.nextCall();
        work.beforeNext(() -> {
            call.finish();
            awaitEnd(first.following());
        });

        var second = join(conversation, "Two?");

        assertThat(second.way()).isEqualTo(StartGeneration.Way.STARTED);
        world.models.nextCall().finish();
        assertThat(rest(second.following())).isNotEmpty();
        assertThat(world.texts(conversation)).containsExactly("One?", "Two?");
    }

    @Test
    void what_was_to_join_one_answer_joins_the_one_that_came_meanwhile() throws Exception {
        var conversation = world.conversation();
        var first = world.ask(conversation, "One?");
        var call = world.models.nextCall();
        var other = new AtomicReference<StartGeneration.Started>();
        work.beforeNext(() -> {
            call.finish();
            awaitEnd(first.following());
            other.set(world.ask(conversation, "Two?"));
        });

        var joined = join(conversation, "Three?");

        assertThat(joined.way()).isEqualTo(StartGeneration.Way.JOINED);
        assertThat(joined.following().generation().id())
                .isEqualTo(other.get().following().generation().id());
        world.parley.stopGeneration().stop(World.ADA, joined.following().generation().id());
    }

    @Test
    void whenever_it_joins_it_is_answered_once() throws InterruptedException {
        for (var round = 0; round < ROUNDS; round++) {
            var conversation = world.conversation();
            world.ask(conversation, "One?");
            var call = world.models.nextCall();
            var joined = new AtomicReference<StartGeneration.Started>();

            Together.play(
                    2,
                    part -> {
                        if (part == 0) {
                            call.answer("1");
                        } else {
                            joined.set(join(conversation, "Two?"));
                        }
                    });
            var second = world.models.nextCall();
            second.answer("2");

            rest(joined.get().following());
            assertThat(second.call().context())
                    .extracting(draft -> SearchableText.of(draft.content()))
                    .containsExactly("One?", "1", "Two?");
            assertThat(world.texts(conversation)).containsExactly("One?", "1", "Two?", "2");
        }
        world.awaitWork();
        assertThat(world.models.callsWaiting()).isZero();
        assertThat(world.parley.runningGenerations().count()).isZero();
    }

    @Test
    void whoever_joins_at_once_with_whomever_all_are_answered_once() throws InterruptedException {
        for (var round = 0; round < ROUNDS / 10; round++) {
            var conversation = world.conversation();
            world.ask(conversation, "0?");
            var first = world.models.nextCall();
            var joined = new ConcurrentHashMap<String, StartGeneration.Started>();
            var isOver = new AtomicReference<>(false);

            var answered = new ArrayList<List<String>>();
            var model =
                    Thread.ofVirtual()
                            .start(() -> {
                                var call = first;
                                while (!isOver.get()) {
                                    answered.add(
                                            call.call().context().stream()
                                                    .map(draft ->
                                                            SearchableText.of(draft.content()))
                                                    .toList());
                                    call.finish();
                                    call = world.models.nextCall();
                                }
                            });
            Together.play(
                    8,
                    part -> {
                        for (var question = 0; question < 3; question++) {
                            var text = part + "." + question + "?";
                            joined.put(text, join(conversation, text));
                        }
                    });
            for (var started : joined.values()) {
                rest(started.following());
                assertThat(outcome(started)).isEqualTo(new Outcome.Completed());
            }
            isOver.set(true);
            world.models.willSay("bye");
            rest(world.ask(null, "Wake up").following());
            assertThat(model.join(Duration.ofSeconds(60))).isTrue();

            assertThat(world.texts(conversation))
                    .containsOnlyOnceElementsOf(joined.keySet())
                    .hasSize(joined.size() + 1);
            assertThat(answered.getLast()).containsAll(joined.keySet());
        }
    }

    private StartGeneration.Started join(ConversationId conversation, String question) {
        return world.join(conversation, question);
    }

    private static void awaitEnd(Following following) {
        try {
            rest(following);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static Outcome outcome(StartGeneration.Started started) {
        return ((State.Ended) started.following().snapshot().generation().state()).outcome();
    }
}
