package dev.parley.application.generation;

import static dev.parley.application.generation.World.ADA;
import static dev.parley.application.generation.World.GRACE;
import static dev.parley.application.generation.World.fromUser;
import static dev.parley.application.generation.World.rest;
import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.conversation.AppendMessages;
import dev.parley.application.conversation.OpenConversation;
import dev.parley.application.message.Input;
import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.testkit.fixture.RefusingPort;
import dev.parley.application.testkit.fixture.SomeIds;
import dev.parley.application.testkit.fixture.SomeLimits;
import dev.parley.domain.conversation.ConversationBusy;
import dev.parley.domain.conversation.ConversationNotFound;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.limit.ConversationFull;
import dev.parley.domain.limit.HistoryTooLong;
import dev.parley.domain.limit.Overloaded;
import dev.parley.domain.limit.TooManyAnswers;
import dev.parley.domain.limit.TooManyMessages;
import dev.parley.domain.search.SearchableText;
import dev.parley.domain.shared.Metadata;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

/** What there may be of answers and messages, and who is refused beyond it. */
class LimitsTest {

    @Test
    void an_owner_with_as_many_answers_as_may_be_gets_no_more_until_they_have_ended()
            throws InterruptedException {
        var world = new World(SomeLimits.ofAnswers(10, 2));
        world.ask(null, "One?");
        world.ask(null, "Two?");

        assertFails(new TooManyAnswers(2), () -> world.ask(null, "Three?"));
        askFor(world, GRACE);
        for (var answers = 0; answers < 3; answers++) {
            world.models.nextCall().finish();
        }
        world.awaitNobodyRuns();

        assertThat(world.ask(null, "Three?").way()).isEqualTo(StartGeneration.Way.STARTED);
    }

    @Test
    void beyond_what_the_process_takes_everybody_is_asked_to_come_again() {
        var world = new World(SomeLimits.ofAnswers(2, 2));
        world.ask(null, "One?");
        askFor(world, GRACE);

        assertFails(new Overloaded(2), () -> world.ask(null, "Two?"));
        assertFails(new Overloaded(2), () -> askFor(world, GRACE));
    }

    @Test
    void what_waits_counts_and_comes_to_its_turn() throws InterruptedException {
        var world = new World(SomeLimits.ofAnswers(10, 2));
        var conversation = world.conversation();
        world.ask(conversation, "One?");
        var call = world.models.nextCall();
        var waiting = world.ask(conversation, "Two?", Terms.USUAL, BusyStrategy.QUEUE).following();

        assertFails(
                new TooManyAnswers(2),
                () -> world.ask(conversation, "Three?", Terms.USUAL, BusyStrategy.QUEUE));
        call.finish();
        world.models.nextCall().finish();

        assertThat(rest(waiting)).isNotEmpty();
    }

    @Test
    void who_is_busy_is_told_so_rather_than_that_there_are_too_many() {
        var world = new World(SomeLimits.ofAnswers(10, 1));
        var conversation = world.conversation();
        world.ask(conversation, "One?");

        assertFails(ConversationBusy.class, () -> world.ask(conversation, "Two?"));
    }

    @Test
    void interrupting_takes_the_place_of_what_is_interrupted() {
        var world = new World(SomeLimits.ofAnswers(1, 1));
        var conversation = world.conversation();
        world.ask(conversation, "One?");
        world.models.nextCall();

        var second = world.ask(conversation, "Two?", Terms.USUAL, BusyStrategy.INTERRUPT);

        assertThat(second.way()).isEqualTo(StartGeneration.Way.STARTED);
    }

    @Test
    void a_repetition_needs_no_room() {
        var world = new World(SomeLimits.ofAnswers(1, 1));
        var conversation = world.conversation();
        world.askOnce(conversation, "One?", "key");

        assertThat(world.askOnce(conversation, "One?", "key").way())
                .isEqualTo(StartGeneration.Way.REPLAYED);
    }

    @Test
    void what_is_refused_takes_no_room() {
        var world = new World(SomeLimits.ofAnswers(1, 1));
        var unknown = SomeIds.someConversationId();

        assertFails(ConversationNotFound.class, () -> world.ask(unknown, "One?"));

        assertThat(world.ask(null, "One?").way()).isEqualTo(StartGeneration.Way.STARTED);
    }

    @Test
    void a_request_of_too_many_messages_is_refused_wherever_they_go() {
        var world = new World(SomeLimits.ofMessages(2, 100, 100));
        var conversation = world.conversation();
        var three = Collections.nCopies(3, fromUser("Again?").getFirst());

        assertFails(new TooManyMessages(3, 2), () -> append(world, conversation, three));
        assertFails(
                new TooManyMessages(3, 2),
                () ->
                        world.parley
                                .startGeneration()
                                .start(
                                        World.command(
                                                null,
                                                null,
                                                three,
                                                Terms.USUAL,
                                                BusyStrategy.REJECT,
                                                null)));
    }

    @Test
    void a_full_conversation_takes_no_more_and_can_still_be_read() {
        var world = new World(SomeLimits.ofMessages(10, 3, 100));
        var conversation = world.conversation();
        append(world, conversation, fromUser("One."));
        append(world, conversation, fromUser("Two."));
        append(world, conversation, fromUser("Three."));

        assertFails(
                new ConversationFull(conversation, 3),
                () -> append(world, conversation, fromUser("Four.")));
        assertFails(new ConversationFull(conversation, 3), () -> world.ask(conversation, "Five?"));
        assertThat(world.texts(conversation)).containsExactly("One.", "Two.", "Three.");
    }

    @Test
    void nobody_counts_messages_where_there_cannot_be_too_many() {
        var counting = new RefusingPort<>(Messages.class, "they were counted", "hasMoreThan");
        var world = new World(counting::over);
        var conversation = world.conversation();
        counting.refuse();

        append(world, conversation, Collections.nCopies(64, fromUser("Again?").getFirst()));

        assertThat(world.texts(conversation)).hasSize(64);
    }

    @Test
    void repeating_what_filled_a_conversation_is_no_more_than_was_taken() {
        var world = new World(SomeLimits.ofMessages(10, 1, 100));
        var conversation = world.conversation();
        var idempotency = new IdempotentRequest(ADA.owner(), "append", "key", "One.");
        var command = new AppendMessages.Command(ADA, conversation, fromUser("One."), idempotency);
        var first = world.parley.appendMessages().append(command);

        var again = world.parley.appendMessages().append(command);

        assertThat(again.replayed()).isTrue();
        assertThat(again.result()).isEqualTo(first.result());
    }

    @Test
    void a_conversation_is_not_opened_with_more_than_it_may_have() {
        var world = new World(SomeLimits.ofMessages(10, 2, 100));
        var three = Collections.nCopies(3, fromUser("Again?").getFirst());

        assertFails(
                new TooManyMessages(3, 2),
                () ->
                        world.parley
                                .openConversation()
                                .open(
                                        new OpenConversation.Command(
                                                ADA,
                                                null,
                                                Metadata.NONE,
                                                null,
                                                null,
                                                three,
                                                null)));
    }

    @Test
    void a_history_that_is_too_long_is_refused_before_anything_is_stored() {
        var world = new World(SomeLimits.ofMessages(10, 100, 2));
        var conversation = world.conversation();
        for (var said = 0; said < 3; said++) {
            append(world, conversation, fromUser("Said."));
        }

        assertFails(new HistoryTooLong(2), () -> world.ask(conversation, "And?"));

        assertThat(world.texts(conversation)).containsOnly("Said.").hasSize(3);
    }

    @Test
    void a_chain_of_answers_that_is_too_long_is_refused_too() throws InterruptedException {
        var world = new World(SomeLimits.ofMessages(10, 100, 3));
        world.models.willSay("First.");
        world.models.willSay("Second.");
        var first = world.ask(null, "One?").following();
        rest(first);
        var second = world.goOn(first.generation().id(), fromUser("Two?")).following();
        rest(second);

        assertFails(
                new HistoryTooLong(3),
                () -> world.goOn(second.generation().id(), fromUser("Three?")));
    }

    @Test
    void the_oldest_is_left_out_where_the_request_allows_it() throws InterruptedException {
        var world = new World(SomeLimits.ofMessages(10, 100, 2));
        var conversation = world.conversation();
        for (var answers = 0; answers < 2; answers++) {
            world.models.willSay("Answer.");
        }
        rest(world.ask(conversation, "One?").following());
        world.models.nextCall();

        rest(world.parley.startGeneration().start(cutting(conversation, "Two?")).following());
        world.models.nextCall();
        world.models.willSay("Answer.");
        rest(world.parley.startGeneration().start(cutting(conversation, "Three?")).following());

        assertThat(world.models.nextCall().call().context())
                .extracting(draft -> SearchableText.of(draft.content()))
                .containsExactly("Two?", "Answer.", "Three?");
    }

    private static StartGeneration.Command cutting(ConversationId conversation, String question) {
        var plain = AnswerRequest.plain();
        var request =
                new AnswerRequest(
                        plain.instructions(),
                        plain.parameters(),
                        plain.tools(),
                        plain.toolChoice(),
                        plain.parallelToolCalls(),
                        plain.format(),
                        plain.effort(),
                        plain.verbosity(),
                        true,
                        plain.extras());
        return new StartGeneration.Command(
                ADA,
                conversation,
                null,
                fromUser(question),
                null,
                request,
                Terms.USUAL,
                BusyStrategy.REJECT,
                Metadata.NONE,
                null,
                null);
    }

    private static void append(World world, ConversationId conversation, List<Input> input) {
        world.parley
                .appendMessages()
                .append(new AppendMessages.Command(ADA, conversation, input, null));
    }

    private static void askFor(World world, Caller caller) {
        world.parley
                .startGeneration()
                .start(
                        new StartGeneration.Command(
                                caller,
                                null,
                                null,
                                fromUser("Mine?"),
                                null,
                                AnswerRequest.plain(),
                                Terms.USUAL,
                                BusyStrategy.REJECT,
                                Metadata.NONE,
                                null,
                                null));
    }
}
