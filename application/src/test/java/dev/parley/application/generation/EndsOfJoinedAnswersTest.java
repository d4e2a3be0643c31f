package dev.parley.application.generation;

import static dev.parley.application.generation.World.ADA;
import static dev.parley.application.generation.World.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.message.Input;
import dev.parley.application.testkit.fixture.ScriptedAnswer;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.search.SearchableText;
import dev.parley.domain.usage.TokenUsage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/** How answers end that somebody has joined. */
@Timeout(60)
class EndsOfJoinedAnswersTest {

    /** Ends that are not the model's having said all it had to say. */
    private enum EarlyEnd {
        STOPPED,
        FAILED,
        CUT_OFF,
        ASKING_FOR_A_TOOL
    }

    private final WatchedUnitOfWork work = new WatchedUnitOfWork();
    private final World world = new World(work::over);
    private final ConversationId conversation = world.conversation();

    @ParameterizedTest
    @EnumSource
    void what_joined_an_answer_that_ends_early_is_read_by_the_next_one(EarlyEnd early)
            throws InterruptedException {
        var first = world.ask(conversation, "One?");
        var call = world.models.nextCall();
        call.say("1");
        call.awaitReader();
        var joined = world.join(conversation, "Two?");

        end(early, first, call);

        var events = rest(joined.following());
        assertThat(events).isEqualTo(rest(first.following()));
        assertThat(events.getLast().event()).isInstanceOf(Event.Ended.class);
        world.awaitWork();
        assertThat(world.models.callsWaiting()).isZero();
        assertThat(world.parley.readConversation().read(ADA, conversation).running()).isNull();
        var next = early == EarlyEnd.ASKING_FOR_A_TOOL ? goOn(returned()) : goOn();
        var context = world.models.nextCall().call().context();
        assertThat(context).extracting(EndsOfJoinedAnswersTest::text).contains("One?", "1");
        assertThat(text(context.getLast())).isEqualTo("Two?");
        next.following().close();
    }

    @Test
    void what_was_said_between_a_call_and_its_result_is_given_behind_the_result()
            throws InterruptedException {
        var answer = JoinedAnswer.in(world, conversation, "Weather?", "In Rome.");
        end(EarlyEnd.ASKING_FOR_A_TOOL, answer.first(), answer.call());
        rest(answer.first().following());

        goOn(returned());

        assertThat(world.models.nextCall().call().context())
                .extracting(Draft::content)
                .containsExactly(
                        Content.Said.text("Weather?"),
                        new Content.ToolCalled("call_1", "look", "{}"),
                        returned(),
                        Content.Said.text("In Rome."));
    }

    @Test
    void a_stop_while_the_answer_goes_on_keeps_what_was_said_in_both_turns() throws Exception {
        var answer = JoinedAnswer.in(world, conversation);
        var second = goneOn(answer);

        var stopped = world.parley.stopGeneration().stop(ADA, id(answer.first()));

        second.awaitClose();
        assertThat(outcome(stopped)).isEqualTo(new Outcome.Cancelled());
        assertThat(world.texts(conversation)).containsExactly("One?", "1", "Two?", "2, and");
        assertThat(world.messages(conversation).getLast().status())
                .isEqualTo(MessageStatus.INCOMPLETE);
    }

    @Test
    void no_model_is_asked_again_for_an_answer_that_was_stopped_between_two_calls()
            throws Exception {
        var answer = JoinedAnswer.in(world, conversation);
        var first = answer.first();
        var call = answer.call();
        var used = TokenUsage.reported(10, 0, 0, 5, 0);
        call.send(new Delta.Text("1"), new Delta.Used(used));
        call.awaitReader();
        var running = world.parley.runningGenerations().find(id(first)).orElseThrow();
        work.afterNext(() -> running.askToEnd(new Outcome.Cancelled()));

        call.finish();
        rest(first.following());

        var end = (State.Ended) first.following().snapshot().generation().state();
        assertThat(end.outcome()).isEqualTo(new Outcome.Cancelled());
        assertThat(end.usage()).isEqualTo(used);
        world.awaitWork();
        assertThat(world.models.callsWaiting()).isZero();
    }

    @Test
    void what_a_dead_process_left_while_it_went_on_is_interrupted_with_both_turns()
            throws InterruptedException {
        var answer = JoinedAnswer.in(world, conversation);
        goneOn(answer);

        var other = world.afterDeath();

        var snapshot = other.readGeneration().read(ADA, id(answer.first()));
        assertThat(outcome(snapshot)).isEqualTo(new Outcome.Interrupted());
        assertThat(snapshot.output())
                .extracting(message -> SearchableText.of(message.content()))
                .containsExactly("1", "2, and");
        assertThat(snapshot.output())
                .extracting(message -> message.position().turn())
                .containsExactly(1, 3);
        assertThat(world.texts(conversation)).containsExactly("One?", "1", "Two?", "2, and");
        var events = rest(other.followGeneration().follow(ADA, id(answer.first()), -1));
        assertThat(events)
                .extracting(NumberedEvent::number)
                .isEqualTo(LongStream.range(0, events.size()).boxed().toList());
        var around = 4L;
        var usedFirst = TokenUsage.estimated(1 + around, 1, 0);
        var usedThen = TokenUsage.estimated(3 * (1 + around), 2, 0);
        assertThat(((State.Ended) snapshot.generation().state()).usage())
                .isEqualTo(usedFirst.plus(usedThen));
    }

    @Test
    void who_joins_what_a_dead_process_left_gets_an_answer_of_its_own() throws Exception {
        world.ask(conversation, "One?");
        world.models.nextCall();
        world.models.willSay("2");

        var started =
                world.afterDeath()
                        .startGeneration()
                        .start(
                                World.command(
                                        conversation,
                                        null,
                                        World.fromUser("Two?"),
                                        Terms.USUAL,
                                        BusyStrategy.JOIN,
                                        null));

        assertThat(started.way()).isEqualTo(StartGeneration.Way.STARTED);
        rest(started.following());
        assertThat(world.texts(conversation)).containsExactly("One?", "Two?", "2");
    }

    @Test
    void draining_interrupts_an_answer_that_goes_on() throws Exception {
        var answer = JoinedAnswer.in(world, conversation);
        var second = goneOn(answer);

        assertThat(world.parley.drainGenerations().drain(Duration.ZERO)).isZero();

        second.awaitClose();
        assertThat(outcome(answer.first().following().snapshot()))
                .isEqualTo(new Outcome.Interrupted());
        assertThat(world.texts(conversation)).containsExactly("One?", "1", "Two?", "2, and");
    }

    /** The second call, after it has said something. */
    private ScriptedAnswer goneOn(JoinedAnswer answer) {
        answer.call().answer("1");
        var second = world.models.nextCall();
        second.say("2, and");
        second.awaitReader();
        return second;
    }

    private void end(EarlyEnd early, StartGeneration.Started started, ScriptedAnswer call) {
        switch (early) {
            case STOPPED -> world.parley.stopGeneration().stop(ADA, id(started));
            case FAILED -> call.breakOff(GenerationFailure.internal("gone"));
            case CUT_OFF -> call.send(new Delta.Finished(Delta.FinishReason.MAX_OUTPUT_TOKENS));
            case ASKING_FOR_A_TOOL ->
                    call.send(
                            new Delta.CallBegan(0, "call_1", "look"),
                            new Delta.Finished(Delta.FinishReason.TOOL_CALLS));
        }
    }

    private StartGeneration.Started goOn(Content... more) {
        var input =
                Arrays.stream(more)
                        .<Input>map(content -> new Input.New(new Draft(Author.TOOL, content)))
                        .toList();
        return world.parley
                .startGeneration()
                .start(
                        World.command(
                                conversation, null, input, Terms.USUAL, BusyStrategy.REJECT, null));
    }

    private static Content returned() {
        return new Content.ToolReturned("call_1", new Content.Output.Plain("sunny"));
    }

    private static String text(Draft draft) {
        return SearchableText.of(draft.content());
    }

    private static GenerationId id(StartGeneration.Started started) {
        return started.following().generation().id();
    }

    private static Outcome outcome(GenerationSnapshot snapshot) {
        return ((State.Ended) snapshot.generation().state()).outcome();
    }
}
