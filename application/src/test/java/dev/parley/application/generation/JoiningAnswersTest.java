package dev.parley.application.generation;

import static dev.parley.application.generation.World.ADA;
import static dev.parley.application.generation.World.asked;
import static dev.parley.application.generation.World.fromUser;
import static dev.parley.application.generation.World.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.IdempotentRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.DisconnectPolicy;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.Position;
import dev.parley.domain.usage.TokenUsage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Answers that take up what is said to them while they run. */
@Timeout(60)
class JoiningAnswersTest {

    private final World world = new World();
    private final ConversationId conversation = world.conversation();

    @Test
    void what_joins_is_answered_when_the_model_has_finished() throws InterruptedException {
        var first = world.ask(conversation, "Capital of France?");
        var call = world.models.nextCall();
        call.say("Paris.");
        call.awaitReader();

        var joined = join("And of Italy?");
        call.finish();
        var secondCall = world.models.nextCall();
        secondCall.answer("Rome.");

        assertThat(joined.way()).isEqualTo(StartGeneration.Way.JOINED);
        assertThat(joined.following().generation().id())
                .isEqualTo(first.following().generation().id());
        var events = rest(first.following());
        assertThat(rest(joined.following())).isEqualTo(events);
        assertThat(events)
                .extracting(NumberedEvent::number)
                .isEqualTo(LongStream.range(0, events.size()).boxed().toList());
        assertThat(events)
                .extracting(NumberedEvent::event)
                .filteredOn(Event.Ended.class::isInstance)
                .hasSize(1);
        assertThat(asked(secondCall))
                .containsExactly("Capital of France?", "Paris.", "And of Italy?");
        assertThat(world.texts(conversation))
                .containsExactly("Capital of France?", "Paris.", "And of Italy?", "Rome.");
        assertThat(world.messages(conversation))
                .extracting(message -> message.position().turn())
                .containsExactly(0, 1, 2, 3);
        assertThat(first.following().snapshot().output())
                .extracting(Message::content)
                .containsExactly(Content.Said.text("Paris."), Content.Said.text("Rome."));
    }

    @Test
    void who_joins_nothing_gets_an_answer_of_its_own() throws InterruptedException {
        world.models.willSay("Paris.");

        var started = join("Capital of France?");

        assertThat(started.way()).isEqualTo(StartGeneration.Way.STARTED);
        rest(started.following());
        assertThat(world.texts(conversation)).containsExactly("Capital of France?", "Paris.");
    }

    @Test
    void all_who_joined_meanwhile_are_answered_together_and_who_comes_later_after_them()
            throws InterruptedException {
        var answer = JoinedAnswer.in(world, conversation);
        join("Three?");
        answer.call().answer("1");
        var second = world.models.nextCall();
        second.say("2 and 3");
        second.awaitReader();
        join("Four?");
        second.finish();
        var third = world.models.nextCall();
        third.answer("4");

        rest(answer.first().following());

        assertThat(asked(second)).containsExactly("One?", "1", "Two?", "Three?");
        assertThat(world.texts(conversation))
                .containsExactly("One?", "1", "Two?", "Three?", "2 and 3", "Four?", "4");
        world.awaitWork();
        assertThat(world.models.callsWaiting()).isZero();
    }

    @Test
    void what_another_process_accepted_is_answered_by_the_one_that_works_on_the_answer()
            throws InterruptedException {
        var first = world.ask(conversation, "One?");
        var call = world.models.nextCall();
        var joining =
                World.command(
                        conversation, null, fromUser("Two?"), Terms.USUAL, BusyStrategy.JOIN, null);

        var joined = world.beside().startGeneration().start(joining);
        world.models.willSay("2");
        call.answer("1");

        assertThat(joined.way()).isEqualTo(StartGeneration.Way.JOINED);
        assertThat(rest(joined.following())).isEqualTo(rest(first.following()));
        assertThat(world.texts(conversation)).containsExactly("One?", "1", "Two?", "2");
    }

    @Test
    void what_joined_is_listed_with_what_was_handed_in() throws InterruptedException {
        var answer = JoinedAnswer.in(world, conversation);

        var handedIn = world.parley.readGeneration().handedIn(ADA, id(answer));

        assertThat(handedIn)
                .extracting(Message::content)
                .containsExactly(said("One?"), said("Two?"));
        world.models.willSay("2");
        answer.call().finish();
        rest(answer.first().following());
    }

    @Test
    void the_model_goes_on_in_the_way_of_the_answer_that_runs() throws InterruptedException {
        var first = JoinedAnswer.in(world, conversation).call();

        first.finish();

        var second = world.models.nextCall().call();
        assertThat(second.request()).isEqualTo(first.call().request());
        assertThat(second.target()).isEqualTo(first.call().target());
    }

    @Test
    void what_all_calls_used_adds_up() throws InterruptedException {
        var answer = JoinedAnswer.in(world, conversation);
        var call = answer.call();
        call.send(new Delta.Text("1"), new Delta.Used(TokenUsage.reported(10, 3, 2, 5, 1)));
        call.finish();
        var second = world.models.nextCall();
        second.send(new Delta.Text("2"), new Delta.Used(TokenUsage.reported(20, 4, 3, 6, 2)));
        second.finish();

        rest(answer.first().following());

        assertThat(end(answer).usage()).isEqualTo(TokenUsage.reported(30, 7, 5, 11, 3));
    }

    @Test
    void what_a_provider_does_not_report_is_estimated_for_each_call() throws InterruptedException {
        var answer = JoinedAnswer.in(world, conversation, "One two?", "Three?");
        answer.call().answer("a b c");
        var second = world.models.nextCall();
        second.send(new Delta.Text("d e"), new Delta.Used(TokenUsage.reported(100, 0, 0, 50, 0)));
        second.finish();

        rest(answer.first().following());

        var around = 4;
        assertThat(end(answer).usage())
                .isEqualTo(TokenUsage.estimated(100 + 2 + around, 50 + 3, 0));
    }

    @Test
    void the_first_token_stays_the_first() throws InterruptedException {
        var first = world.ask(conversation, "One?");
        var call = world.models.nextCall();
        var at = world.clock.advance(Duration.ofSeconds(1));
        call.say("1");
        call.awaitReader();
        join("Two?");
        world.clock.advance(Duration.ofSeconds(1));
        call.finish();
        var second = world.models.nextCall();
        second.answer("2");

        rest(first.following());

        assertThat(end(first.following()).firstTokenAt()).isEqualTo(at);
    }

    @Test
    void a_repeated_request_joins_once() throws InterruptedException {
        var first = world.ask(conversation, "One?");
        var call = world.models.nextCall();

        var joined = joinOnce("Two?");
        var again = joinOnce("Two?");
        world.models.willSay("2");
        call.answer("1");
        rest(first.following());
        var later = joinOnce("Two?");

        assertThat(joined.way()).isEqualTo(StartGeneration.Way.JOINED);
        assertThat(List.of(again, later))
                .allSatisfy(repeated -> {
                    assertThat(repeated.way()).isEqualTo(StartGeneration.Way.REPLAYED);
                    assertThat(repeated.following().generation().id())
                            .isEqualTo(first.following().generation().id());
                });
        assertThat(world.texts(conversation)).containsExactly("One?", "1", "Two?", "2");
    }

    @Test
    void an_answer_that_is_not_to_be_stored_can_be_joined() throws InterruptedException {
        var unstored = new Terms(false, false, new DisconnectPolicy.Continue());
        world.ask(conversation, "One?", unstored, BusyStrategy.REJECT);
        var call = world.models.nextCall();
        var joined = join("Two?");
        world.models.willSay("2");

        call.answer("1");

        assertThat(rest(joined.following())).isNotEmpty();
        assertThat(joined.following().snapshot().output()).hasSize(2);
        assertThat(world.texts(conversation)).containsExactly("One?", "1", "Two?", "2");
    }

    @Test
    void an_answer_of_several_turns_can_be_told_in_short_and_gone_on_from() throws Exception {
        var answer = JoinedAnswer.in(world, conversation);
        answer.call().answer("1");
        var second = world.models.nextCall();
        second.answer("2");
        rest(answer.first().following());
        var id = id(answer);
        world.clock.advance(Duration.ofDays(2));
        world.awaitNobodyRuns();
        assertThat(world.store.journal().removeExpired(world.clock.instant())).isOne();

        var told = rest(world.parley.followGeneration().follow(ADA, id, -1));
        world.goOn(id, fromUser("Three?"));

        assertThat(told)
                .extracting(NumberedEvent::event)
                .filteredOn(Event.MessageBegan.class::isInstance)
                .extracting(began -> ((Event.MessageBegan) began).turnsLater())
                .containsExactly(0, 2);
        assertThat(asked(world.models.nextCall()))
                .containsExactly("One?", "1", "Two?", "2", "Three?");
    }

    @Test
    void messages_of_one_answer_have_places_of_their_own() throws InterruptedException {
        var answer = JoinedAnswer.in(world, conversation);
        var call = answer.call();
        call.send(new Delta.Reasoning("Hm."), new Delta.Text("1"));
        call.finish();
        var second = world.models.nextCall();
        second.send(new Delta.Reasoning("Hm."), new Delta.Text("2"));
        second.finish();

        rest(answer.first().following());

        assertThat(answer.first().following().snapshot().output())
                .extracting(Message::position)
                .containsExactly(
                        new Position(1, 0),
                        new Position(1, 1),
                        new Position(3, 2),
                        new Position(3, 3));
        assertThat(answer.first().following().snapshot().output())
                .isEqualTo(world.store.messages().writtenBy(id(answer)));
    }

    private StartGeneration.Started join(String question) {
        return world.join(conversation, question);
    }

    private StartGeneration.Started joinOnce(String question) {
        var idempotency = new IdempotentRequest(ADA.owner(), "ask", "key", question);
        return world.join(conversation, fromUser(question), idempotency);
    }

    private static State.Ended end(JoinedAnswer answer) {
        return end(answer.first().following());
    }

    private static State.Ended end(Following following) {
        return (State.Ended) following.snapshot().generation().state();
    }

    private static GenerationId id(JoinedAnswer answer) {
        return answer.first().following().generation().id();
    }

    private static Content said(String text) {
        return Content.Said.text(text);
    }
}
