package dev.parley.application.generation;

import static dev.parley.application.generation.World.ADA;
import static dev.parley.application.generation.World.asked;
import static dev.parley.application.generation.World.fromUser;
import static dev.parley.application.generation.World.rest;
import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.conversation.AppendMessages;
import dev.parley.application.message.Input;
import dev.parley.application.testkit.fixture.SomeLimits;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.limit.HistoryTooLong;
import dev.parley.domain.limit.TooManyMessages;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.ToolCallMissing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Collections;
import java.util.List;

/** What of that which is said while an answer runs the answer takes up, and what not. */
@Timeout(60)
class JoinedInputTest {

    private final World world = new World();
    private final ConversationId conversation = world.conversation();

    @Test
    void who_brings_nothing_only_follows() throws InterruptedException {
        var first = world.ask(conversation, "One?");
        var call = world.models.nextCall();

        var joined = world.join(conversation, List.of(), null);
        call.answer("1");

        assertThat(rest(joined.following())).isEqualTo(rest(first.following()));
        world.awaitWork();
        assertThat(world.texts(conversation)).containsExactly("One?", "1");
    }

    @Test
    void what_joined_and_is_deleted_before_it_is_answered_is_not_answered() throws Exception {
        var answer = JoinedAnswer.in(world, conversation);
        var joined = world.messages(conversation).getLast();

        world.parley.deleteMessage().delete(ADA, conversation, joined.id());
        answer.call().answer("1");

        rest(answer.first().following());
        world.awaitWork();
        assertThat(world.texts(conversation)).containsExactly("One?", "1");
    }

    @Test
    void what_was_appended_before_is_read_and_can_join() throws InterruptedException {
        var first = world.ask(conversation, "One?");
        var call = world.models.nextCall();
        append("A list.");
        append("Two?");
        var appended = world.messages(conversation).getLast();

        world.join(conversation, List.of(new Input.Reference(appended.id())), null);
        call.answer("1");

        var second = world.models.nextCall();
        assertThat(asked(second)).containsExactly("One?", "1", "A list.", "Two?");
        second.finish();
        rest(first.following());
    }

    @Test
    void what_is_only_appended_waits_for_the_next_question() throws InterruptedException {
        var first = world.ask(conversation, "One?");
        var call = world.models.nextCall();
        append("By the way.");

        call.finish();

        rest(first.following());
        world.awaitWork();
        assertThat(world.models.callsWaiting()).isZero();
    }

    @Test
    void what_waits_for_an_answer_of_its_own_is_not_answered_twice() throws InterruptedException {
        var first = world.ask(conversation, "One?");
        var call = world.models.nextCall();
        var queued = world.ask(conversation, "Queued?", Terms.USUAL, BusyStrategy.QUEUE);
        join("Joined?");
        call.answer("1");

        var second = world.models.nextCall();
        assertThat(asked(second)).containsExactly("One?", "1", "Joined?");
        second.answer("joined");
        rest(first.following());
        var third = world.models.nextCall();
        assertThat(asked(third)).containsExactly("One?", "1", "Queued?");
        third.answer("queued");
        rest(queued.following());
        assertThat(world.texts(conversation))
                .containsExactly("One?", "1", "Queued?", "queued", "Joined?", "joined");
    }

    @Test
    void what_no_model_could_answer_cannot_join_and_is_not_stored() {
        world.ask(conversation, "One?");
        var result = new Content.ToolReturned("call_1", new Content.Output.Plain("rain"));
        var input = List.<Input>of(new Input.New(new Draft(Author.TOOL, result)));

        assertFails(ToolCallMissing.class, () -> world.join(conversation, input, null));

        assertThat(world.texts(conversation)).containsExactly("One?");
    }

    @Test
    void limits_hold_for_what_joins_as_for_what_starts() {
        var narrow = new World(SomeLimits.ofMessages(2, 100, 2));
        var place = narrow.conversation();
        narrow.ask(place, "One?");
        var three = Collections.nCopies(3, fromUser("Again?").getFirst());
        narrow.join(place, "Two?");
        narrow.join(place, "Three?");

        assertFails(TooManyMessages.class, () -> narrow.join(place, three, null));
        assertFails(HistoryTooLong.class, () -> narrow.join(place, "Four?"));
        assertThat(narrow.texts(place)).containsExactly("One?", "Two?", "Three?");
    }

    private StartGeneration.Started join(String question) {
        return world.join(conversation, question);
    }

    private void append(String text) {
        world.parley
                .appendMessages()
                .append(new AppendMessages.Command(ADA, conversation, fromUser(text), null));
    }
}
