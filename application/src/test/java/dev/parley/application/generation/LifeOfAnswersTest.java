package dev.parley.application.generation;

import static dev.parley.application.generation.World.ADA;
import static dev.parley.application.generation.World.rest;
import static dev.parley.application.generation.World.until;
import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.message.Input;
import dev.parley.application.shared.IdempotencyKeyReused;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.DisconnectPolicy;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.GenerationNotFound;
import dev.parley.domain.generation.NothingToAnswer;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.PreviousGenerationRunning;
import dev.parley.domain.generation.RepetitionUnknowable;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.StillEnding;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.ToolCallMissing;
import dev.parley.domain.message.ToolOutputMissing;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

class LifeOfAnswersTest {

    private static final Terms CANCELLED_WHEN_LEFT =
            new Terms(true, false, new DisconnectPolicy.Cancel());

    private final World world = new World();

    @Test
    void what_a_dead_process_left_is_interrupted_at_the_first_read() throws InterruptedException {
        var conversation = world.conversation();
        var started = world.ask(conversation, "Tell me a story.");
        var call = world.models.nextCall();
        call.say("Once upon");
        call.awaitReader();
        var seen = until(started.following(), Event.Delta.class);
        var id = started.following().generation().id();

        var other = world.afterDeath();

        var snapshot = other.readGeneration().read(ADA, id);
        assertThat(((State.Ended) snapshot.generation().state()).outcome())
                .isEqualTo(new Outcome.Interrupted());
        assertThat(snapshot.output())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.content()).isEqualTo(Content.Said.text("Once upon")));
        assertThat(other.readConversation().read(ADA, conversation).running()).isNull();
        var replayed = rest(other.followGeneration().follow(ADA, id, -1));
        assertThat(replayed).startsWith(seen.toArray(NumberedEvent[]::new));
    }

    @Test
    void what_is_settled_for_dead_takes_no_more_events() throws InterruptedException {
        var started = world.ask(world.conversation(), "Tell me a story.");
        var call = world.models.nextCall();
        call.say("Once upon");
        call.awaitReader();
        var id = started.following().generation().id();
        var other = world.afterDeath();
        assertThat(other.lostGenerations().settleAll().settled()).isOne();
        var settled = rest(other.followGeneration().follow(ADA, id, -1));

        call.say(" a time");
        call.awaitClose();

        assertThat(rest(other.followGeneration().follow(ADA, id, -1))).isEqualTo(settled);
    }

    @Test
    void an_answer_of_another_process_is_not_deleted_before_it_has_ended()
            throws InterruptedException {
        var conversation = world.conversation();
        var started = world.ask(conversation, "Tell me a story.");
        var id = started.following().generation().id();

        assertFails(StillEnding.class, () -> world.beside().deleteGeneration().delete(ADA, id));

        world.models.nextCall().finish();
        rest(started.following());
        assertThat(world.parley.readConversation().read(ADA, conversation).running()).isNull();
    }

    @Test
    void an_answer_that_nobody_follows_goes_on() throws InterruptedException {
        var conversation = world.conversation();
        var started = world.ask(conversation, "Tell me a story.");
        started.following().close();
        world.models.nextCall().say("The end.");

        var again =
                world.parley
                        .followGeneration()
                        .follow(ADA, started.following().generation().id(), -1);

        assertThat(until(again, Event.Delta.class)).isNotEmpty();
    }

    @Test
    void an_answer_that_its_last_follower_leaves_is_stopped_if_that_was_agreed() {
        var started = world.ask(null, "Hello", CANCELLED_WHEN_LEFT, BusyStrategy.REJECT);
        var id = started.following().generation().id();
        var other = world.parley.followGeneration().follow(ADA, id, -1);
        var call = world.models.nextCall();

        started.following().close();
        assertThat(world.parley.readGeneration().read(ADA, id).generation().isEnded()).isFalse();
        other.close();

        call.awaitClose();
    }

    @Test
    void a_follower_that_comes_back_in_time_keeps_the_answer_alive() {
        var policy = new DisconnectPolicy.CancelAfter(Duration.ofSeconds(30));
        var started = world.ask(null, "Hello", new Terms(true, false, policy), BusyStrategy.REJECT);
        var id = started.following().generation().id();
        var call = world.models.nextCall();
        started.following().close();
        world.timers.advance(Duration.ofSeconds(29));
        var back = world.parley.followGeneration().follow(ADA, id, -1);

        world.timers.advance(Duration.ofSeconds(60));
        assertThat(world.parley.readGeneration().read(ADA, id).generation().isEnded()).isFalse();

        back.close();
        world.timers.advance(Duration.ofSeconds(30));
        call.awaitClose();
    }

    @Test
    void the_same_key_and_question_give_the_same_answer() throws InterruptedException {
        var conversation = world.conversation();
        world.models.willSay("Once.");
        var first = world.askOnce(conversation, "Hello", "key-1");
        var events = rest(first.following());

        var second = world.askOnce(conversation, "Hello", "key-1");

        assertThat(second.way()).isEqualTo(StartGeneration.Way.REPLAYED);
        assertThat(rest(second.following())).isEqualTo(events);
        assertThat(world.texts(conversation)).containsExactly("Hello", "Once.");
        assertFails(
                IdempotencyKeyReused.class, () -> world.askOnce(conversation, "Other", "key-1"));
    }

    @Test
    void a_repetition_is_answered_although_what_it_refers_to_is_gone() throws Exception {
        world.models.willSay("Four.");
        world.models.willSay("Five.");
        var previous = world.ask(null, "Two and two?");
        rest(previous.following());
        var previousId = previous.following().generation().id();
        var command =
                World.command(
                        null,
                        previousId,
                        World.fromUser("And one?"),
                        Terms.USUAL,
                        BusyStrategy.REJECT,
                        new IdempotentRequest(ADA.owner(), "ask", "key-1", "And one?"));
        var first = rest(world.parley.startGeneration().start(command).following());
        world.parley.deleteGeneration().delete(ADA, previousId);
        world.parley.drainGenerations().drain(Duration.ZERO);

        var again = world.parley.startGeneration().start(command);

        assertThat(again.way()).isEqualTo(StartGeneration.Way.REPLAYED);
        assertThat(rest(again.following())).isEqualTo(first);
    }

    @Test
    void a_key_for_an_answer_that_is_not_stored_is_refused_wherever_it_is_asked() {
        var unstored = new Terms(false, false, new DisconnectPolicy.Continue());
        var key = new IdempotentRequest(ADA.owner(), "ask", "key-1", "Hello");

        for (var place : Arrays.asList(null, world.conversation())) {
            assertFails(
                    RepetitionUnknowable.class,
                    () ->
                            world.parley
                                    .startGeneration()
                                    .start(
                                            World.command(
                                                    place,
                                                    null,
                                                    World.fromUser("Hello"),
                                                    unstored,
                                                    BusyStrategy.REJECT,
                                                    key)));
        }
    }

    @Test
    void an_answer_that_is_not_to_be_stored_is_gone_after_its_end() throws InterruptedException {
        var started =
                world.ask(
                        null,
                        "Hello",
                        new Terms(false, false, new DisconnectPolicy.Continue()),
                        BusyStrategy.REJECT);
        var id = started.following().generation().id();
        var call = world.models.nextCall();
        call.say("Hi");
        call.awaitReader();
        assertThat(world.parley.readGeneration().read(ADA, id).output()).hasSize(1);

        call.finish();
        rest(started.following());

        assertThat(started.following().snapshot().output()).hasSize(1);
        world.awaitNobodyRuns();
        assertFails(GenerationNotFound.class, () -> world.parley.readGeneration().read(ADA, id));
    }

    @Test
    void a_conversation_keeps_the_messages_of_an_answer_that_is_not_to_be_stored()
            throws InterruptedException {
        var conversation = world.conversation();
        world.models.willSay("Hi");
        var started =
                world.ask(
                        conversation,
                        "Hello",
                        new Terms(false, false, new DisconnectPolicy.Continue()),
                        BusyStrategy.REJECT);
        rest(started.following());

        assertThat(world.texts(conversation)).containsExactly("Hello", "Hi");
        world.awaitNobodyRuns();
        assertFails(
                GenerationNotFound.class,
                () ->
                        world.parley
                                .readGeneration()
                                .read(ADA, started.following().generation().id()));
    }

    @Test
    void there_has_to_be_something_to_answer() {
        var conversation = world.conversation();

        assertFails(
                NothingToAnswer.class,
                () ->
                        world.parley
                                .startGeneration()
                                .start(
                                        World.command(
                                                conversation,
                                                null,
                                                List.of(),
                                                Terms.USUAL,
                                                BusyStrategy.REJECT,
                                                null)));
    }

    @Test
    void a_running_answer_cannot_be_gone_on_from() {
        var running = world.ask(null, "Hello").following().generation().id();

        assertFails(
                PreviousGenerationRunning.class, () -> world.goOn(running, World.fromUser("And?")));
    }

    @Test
    void a_tool_call_has_to_be_answered_by_the_tool() throws InterruptedException {
        world.models.willSend(
                List.of(
                        new Delta.CallBegan(0, "call_1", "get_weather"),
                        new Delta.Finished(Delta.FinishReason.TOOL_CALLS)));
        var asked = world.ask(null, "Weather?");
        rest(asked.following());
        var id = asked.following().generation().id();

        assertFails(ToolOutputMissing.class, () -> world.goOn(id, World.fromUser("Well?")));
        assertFails(ToolCallMissing.class, () -> world.goOn(id, List.of(returned("call_2"))));
        world.goOn(id, List.of(returned("call_1")));
    }

    @Test
    void deleting_a_conversation_stops_what_runs_and_waits_in_it() throws InterruptedException {
        var conversation = world.conversation();
        var first = world.ask(conversation, "First.");
        var second = world.ask(conversation, "Second.", Terms.USUAL, BusyStrategy.QUEUE);
        var call = world.models.nextCall();

        world.parley.deleteConversation().delete(ADA, conversation, true);

        call.awaitClose();
        assertThat(world.models.callsWaiting()).isZero();
        assertThat(rest(first.following())).isNotEmpty();
        assertThat(rest(second.following())).isNotEmpty();
    }

    @Test
    void a_slow_follower_delays_nobody() throws InterruptedException {
        var started = world.ask(world.conversation(), "Say a lot.");
        var slow =
                world.parley
                        .followGeneration()
                        .follow(ADA, started.following().generation().id(), -1);
        var call = world.models.nextCall();
        for (var word = 0; word < 100; word++) {
            call.say("word ");
            call.awaitReader();
        }
        call.finish();

        var quick = rest(started.following());

        assertThat(rest(slow)).isEqualTo(quick);
    }

    @Test
    void no_model_is_asked_for_an_answer_that_nobody_wants_any_more() throws Exception {
        world.holdWork();
        var started = world.ask(null, "Hello", CANCELLED_WHEN_LEFT, BusyStrategy.REJECT);
        var id = started.following().generation().id();
        started.following().close();

        world.letWork();
        world.awaitWork();

        assertThat(world.models.callsWaiting()).isZero();
        assertThat(world.parley.readGeneration().read(ADA, id).generation().state())
                .isInstanceOfSatisfying(
                        State.Ended.class,
                        end -> assertThat(end.outcome()).isEqualTo(new Outcome.Cancelled()));
    }

    @Test
    void a_waiting_answer_that_its_last_follower_leaves_waits_no_longer() throws Exception {
        var conversation = world.conversation();
        world.ask(conversation, "First.");
        var call = world.models.nextCall();
        var second = world.ask(conversation, "Second.", CANCELLED_WHEN_LEFT, BusyStrategy.QUEUE);
        var id = second.following().generation().id();

        second.following().close();

        rest(world.parley.followGeneration().follow(ADA, id, -1));

        assertThat(world.parley.readGeneration().read(ADA, id).generation().isEnded()).isTrue();
        call.finish();
    }

    private static Input returned(String callId) {
        var output = new Content.ToolReturned(callId, new Content.Output.Plain("{}"));
        return new Input.New(new Draft(Author.TOOL, output));
    }
}
