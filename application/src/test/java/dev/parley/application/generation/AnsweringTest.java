package dev.parley.application.generation;

import static dev.parley.application.generation.World.ADA;
import static dev.parley.application.generation.World.GRACE;
import static dev.parley.application.generation.World.rest;
import static dev.parley.application.generation.World.until;
import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.conversation.ConversationBusy;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.GenerationNotFound;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.PartKind;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.message.Content.Said;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.search.SearchableText;
import dev.parley.domain.usage.TokenUsage;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class AnsweringTest {

    private final World world = new World();

    @Test
    void an_answer_is_told_event_by_event_and_kept() throws InterruptedException {
        var conversation = world.conversation();
        world.models.willSay("Paris", " it is.");

        var events = rest(world.ask(conversation, "What is the capital of France?").following());

        assertThat(events)
                .extracting(NumberedEvent::number)
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(events.getFirst().event()).isEqualTo(new Event.Created(false));
        assertThat(events.getLast().event())
                .isInstanceOfSatisfying(
                        Event.Ended.class,
                        ended -> assertThat(ended.outcome()).isEqualTo(new Outcome.Completed()));
        assertThat(world.texts(conversation))
                .containsExactly("What is the capital of France?", "Paris it is.");
    }

    @Test
    void the_question_is_kept_before_the_model_has_said_anything() {
        var conversation = world.conversation();

        world.ask(conversation, "Are you there?");

        assertThat(world.texts(conversation)).containsExactly("Are you there?");
        assertThat(world.parley.readConversation().read(ADA, conversation).running()).isNotNull();
    }

    @Test
    void a_conversation_is_free_and_titled_when_its_first_answer_has_ended()
            throws InterruptedException {
        var conversation = world.conversation();
        world.models.willSay("Yes.");
        rest(world.ask(conversation, "Are you there?").following());

        var read = world.parley.readConversation().read(ADA, conversation);

        assertThat(read.running()).isNull();
        assertThat(read.title()).hasToString("Are you there?");
    }

    @Test
    void the_model_is_given_everything_said_before() throws InterruptedException {
        var conversation = world.conversation();
        world.models.willSay("Four.");
        rest(world.ask(conversation, "Two and two?").following());
        world.models.nextCall();

        world.ask(conversation, "And one more?");

        assertThat(world.models.nextCall().call().context())
                .extracting(draft -> SearchableText.of(draft.content()))
                .containsExactly("Two and two?", "Four.", "And one more?");
    }

    @Test
    void a_running_answer_shows_what_it_has_said_so_far() throws InterruptedException {
        var started = world.ask(world.conversation(), "Tell me a story.");
        world.models.nextCall().say("Once upon");
        until(started.following(), Event.Delta.class);

        var snapshot =
                world.parley.readGeneration().read(ADA, started.following().generation().id());

        assertThat(snapshot.generation().state()).isInstanceOf(State.InProgress.class);
        assertThat(snapshot.lastEvent()).isEqualTo(started.following().position());
        assertThat(snapshot.output())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.status()).isEqualTo(MessageStatus.IN_PROGRESS);
                    assertThat(message.content()).isEqualTo(said("Once upon"));
                });
    }

    @Test
    void stopping_closes_the_call_keeps_the_partial_text_and_estimates_the_usage()
            throws InterruptedException {
        var conversation = world.conversation();
        var started = world.ask(conversation, "Tell me a story.");
        var call = world.models.nextCall();
        call.say("Once upon a time");
        until(started.following(), Event.Delta.class);

        var stopped =
                world.parley.stopGeneration().stop(ADA, started.following().generation().id());

        call.awaitClose();
        assertThat(outcome(stopped)).isEqualTo(new Outcome.Cancelled());
        assertThat(((State.Ended) stopped.generation().state()).usage().source())
                .isEqualTo(TokenUsage.Source.ESTIMATED);
        assertThat(rest(started.following()).getLast().event()).isInstanceOf(Event.Ended.class);
        assertThat(world.messages(conversation).getLast().status())
                .isEqualTo(MessageStatus.INCOMPLETE);
        assertThat(world.texts(conversation)).endsWith("Once upon a time");
    }

    @Test
    void stopping_before_the_first_token_leaves_no_message() throws InterruptedException {
        var conversation = world.conversation();
        var started = world.ask(conversation, "Tell me a story.");
        var call = world.models.nextCall();

        var stopped =
                world.parley.stopGeneration().stop(ADA, started.following().generation().id());

        call.awaitClose();
        assertThat(stopped.output()).isEmpty();
        assertThat(rest(started.following()))
                .extracting(NumberedEvent::number)
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void stopping_twice_or_after_the_end_changes_nothing() throws InterruptedException {
        world.models.willSay("Done.");
        var started = world.ask(world.conversation(), "Quick!");
        rest(started.following());
        var id = started.following().generation().id();
        var ended = world.parley.readGeneration().read(ADA, id);

        assertThat(world.parley.stopGeneration().stop(ADA, id)).isEqualTo(ended);
        assertThat(world.parley.stopGeneration().stop(ADA, id)).isEqualTo(ended);
    }

    @Test
    void nobody_else_finds_follows_or_stops_an_answer() {
        var id = world.ask(world.conversation(), "Secret?").following().generation().id();

        assertFails(GenerationNotFound.class, () -> world.parley.readGeneration().read(GRACE, id));
        assertFails(
                GenerationNotFound.class,
                () -> world.parley.followGeneration().follow(GRACE, id, -1));
        assertFails(GenerationNotFound.class, () -> world.parley.stopGeneration().stop(GRACE, id));
        assertFails(
                GenerationNotFound.class, () -> world.parley.deleteGeneration().delete(GRACE, id));
    }

    @Test
    void a_provider_that_breaks_off_fails_the_answer_and_its_words_stay()
            throws InterruptedException {
        var conversation = world.conversation();
        var started = world.ask(conversation, "Go on.");
        var call = world.models.nextCall();
        call.say("I was about to");
        call.awaitReader();
        call.breakOff(GenerationFailure.internal("gone"));

        var events = rest(started.following());

        assertThat(events.getLast().event())
                .isInstanceOfSatisfying(
                        Event.Ended.class,
                        ended ->
                                assertThat(ended.outcome())
                                        .isEqualTo(
                                                new Outcome.Failed(
                                                        GenerationFailure.internal("gone"))));
        assertThat(world.texts(conversation)).endsWith("I was about to");
    }

    @Test
    void reported_usage_is_kept_as_reported() throws InterruptedException {
        var usage = TokenUsage.reported(14, 2, 0, 8, 0);
        world.models.willSend(
                List.of(
                        new Delta.Text("Hi"),
                        new Delta.Used(usage),
                        new Delta.Finished(Delta.FinishReason.STOP)));
        var started = world.ask(null, "Hello");

        rest(started.following());

        assertThat(((State.Ended) started.following().snapshot().generation().state()).usage())
                .isEqualTo(usage);
    }

    @Test
    void a_busy_conversation_refuses_and_names_the_running_answer() {
        var conversation = world.conversation();
        world.ask(conversation, "First.");

        assertFails(ConversationBusy.class, () -> world.ask(conversation, "Second."));
        assertThat(world.texts(conversation)).containsExactly("First.");
    }

    @Test
    void queued_answers_come_one_after_the_other() throws InterruptedException {
        var conversation = world.conversation();
        var first = world.ask(conversation, "First.");
        var second = world.ask(conversation, "Second.", Terms.USUAL, BusyStrategy.QUEUE);
        var third = world.ask(conversation, "Third.", Terms.USUAL, BusyStrategy.QUEUE);
        assertThat(second.following().generation().state()).isInstanceOf(State.Queued.class);

        for (var started : List.of(first, second, third)) {
            var call = world.models.nextCall();
            assertThat(world.models.callsWaiting()).isZero();
            call.answer("Answer.");
            assertThat(rest(started.following()).getLast().event()).isInstanceOf(Event.Ended.class);
        }

        assertThat(world.texts(conversation))
                .containsExactly("First.", "Answer.", "Second.", "Answer.", "Third.", "Answer.");
    }

    @Test
    void a_waiting_answer_can_be_stopped_and_the_next_one_follows() throws InterruptedException {
        var conversation = world.conversation();
        var first = world.ask(conversation, "First.");
        var second = world.ask(conversation, "Second.", Terms.USUAL, BusyStrategy.QUEUE);
        var third = world.ask(conversation, "Third.", Terms.USUAL, BusyStrategy.QUEUE);

        world.parley.stopGeneration().stop(ADA, second.following().generation().id());
        assertThat(rest(second.following()))
                .extracting(NumberedEvent::number)
                .containsExactly(0L, 1L, 2L);
        world.models.nextCall().finish();
        rest(first.following());
        world.models.nextCall().finish();

        assertThat(rest(third.following()).getLast().event()).isInstanceOf(Event.Ended.class);
    }

    @RepeatedTest(100)
    void a_waiting_answer_can_be_stopped_just_when_it_comes_to_its_turn() throws Exception {
        var conversation = world.conversation();
        var first = world.ask(conversation, "First.");
        var second = world.ask(conversation, "Second.", Terms.USUAL, BusyStrategy.QUEUE);
        world.models.nextCall().finish();
        rest(first.following());

        world.parley.stopGeneration().stop(ADA, second.following().generation().id());

        rest(second.following());
        assertThat(outcome(second.following().snapshot())).isEqualTo(new Outcome.Cancelled());
    }

    @Test
    void interrupting_stops_the_running_answer_first() throws InterruptedException {
        var conversation = world.conversation();
        var first = world.ask(conversation, "First.");
        var call = world.models.nextCall();

        world.ask(conversation, "Second.", Terms.USUAL, BusyStrategy.INTERRUPT);

        call.awaitClose();
        rest(first.following());
        assertThat(outcome(first.following().snapshot())).isEqualTo(new Outcome.Cancelled());
        assertThat(world.texts(conversation)).containsExactly("First.", "Second.");
    }

    @Test
    void several_followers_get_the_same_events() throws InterruptedException {
        var started = world.ask(world.conversation(), "Hello");
        var id = started.following().generation().id();
        var other = world.parley.followGeneration().follow(ADA, id, -1);
        world.models.nextCall().say("Hi");
        until(other, Event.Delta.class);

        world.parley.stopGeneration().stop(ADA, id);

        assertThat(rest(world.parley.followGeneration().follow(ADA, id, -1)))
                .isEqualTo(rest(started.following()));
    }

    @Test
    void an_answer_can_be_picked_up_behind_every_number() throws InterruptedException {
        var words = new String[60];
        java.util.Arrays.fill(words, "word ");
        var started = world.ask(world.conversation(), "Say a lot.");
        var call = world.models.nextCall();
        for (var word : words) {
            call.say(word);
            call.awaitReader();
        }
        call.finish();
        var all = rest(started.following());
        var id = started.following().generation().id();

        for (var number = -1L; number < all.size(); number++) {
            var behind = number;
            assertThat(rest(world.parley.followGeneration().follow(ADA, id, number)))
                    .isEqualTo(all.stream().filter(event -> event.number() > behind).toList());
        }
        assertThat(all).hasSizeGreaterThan(60);
    }

    @Test
    void an_answer_whose_events_have_expired_is_told_in_short() throws InterruptedException {
        world.models.willSay("Hello", " there");
        var started = world.ask(world.conversation(), "Hi");
        var last = rest(started.following()).getLast();
        var id = started.following().generation().id();
        world.awaitNobodyRuns();
        world.clock.advance(Duration.ofHours(25));
        world.store.journal().removeExpired(world.clock.instant());

        var replay = rest(world.parley.followGeneration().follow(ADA, id, -1));
        var behind = rest(world.parley.followGeneration().follow(ADA, id, 4));

        assertThat(replay.getLast()).isEqualTo(last);
        assertThat(replay)
                .extracting(NumberedEvent::event)
                .contains(new Event.Delta(0, 0, PartKind.TEXT, "Hello there"));
        assertThat(behind).containsExactly(last);
    }

    @Test
    void an_answer_can_be_gone_on_from() throws InterruptedException {
        world.models.willSay("Four.");
        var first = world.ask(null, "Two and two?");
        rest(first.following());
        world.models.nextCall();

        world.goOn(first.following().generation().id(), World.fromUser("And one more?"));

        assertThat(world.models.nextCall().call().context())
                .extracting(draft -> SearchableText.of(draft.content()))
                .containsExactly("Two and two?", "Four.", "And one more?");
    }

    private static Outcome outcome(GenerationSnapshot snapshot) {
        return ((State.Ended) snapshot.generation().state()).outcome();
    }

    private static dev.parley.domain.message.Content said(String text) {
        return Said.text(text);
    }
}
