package dev.parley.application.generation;

import static dev.parley.application.generation.World.ADA;
import static dev.parley.application.generation.World.asked;
import static dev.parley.application.generation.World.fromUser;
import static dev.parley.application.generation.World.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.conversation.AppendMessages;
import dev.parley.application.message.port.Messages;
import dev.parley.application.testkit.fixture.RefusingPort;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

/** What was said before is read once to accept a request and to ask the model. */
@Timeout(120)
final class HistoryReadOnceTest {

    private final WatchedUnitOfWork work = new WatchedUnitOfWork();
    private final RefusingPort<Messages> reading =
            new RefusingPort<>(
                    Messages.class, "it was read again", "before", "writtenBy", "handedInWith");
    private final World world = new World(stores -> reading.over(work.over(stores)));

    private void modelHasWindow() {
        world.providers.add(
                new ConfiguredProvider(
                        new ProviderName("local"),
                        new ProviderKind("openai-compatible"),
                        "http://localhost:1/v1",
                        null,
                        List.of(new ConfiguredModel(new ModelName("small"), 1_000, null)),
                        false));
    }

    private StartGeneration.Started answered(StartGeneration.Started started)
            throws InterruptedException {
        world.models.nextCall().answer("Four.");
        rest(started.following());
        world.awaitWork();
        return started;
    }

    private void append(ConversationId conversation, String text) {
        world.parley
                .appendMessages()
                .append(new AppendMessages.Command(ADA, conversation, fromUser(text), null));
    }

    @Test
    void in_a_chain_of_answers() throws InterruptedException {
        var previous = answered(world.ask(null, "Two and two?"));
        world.holdWork();
        var next = world.goOn(previous.following().generation().id(), fromUser("And one?"));

        reading.refuse();
        world.letWork();

        var call = world.models.nextCall();
        assertThat(asked(call)).containsExactly("Two and two?", "Four.", "And one?");
        call.answer("Five.");
        assertThat(rest(next.following())).isNotEmpty();
    }

    @Test
    void in_a_conversation_whose_model_takes_so_much_only() throws InterruptedException {
        modelHasWindow();
        var conversation = world.conversation();
        answered(world.ask(conversation, "Two and two?"));
        world.holdWork();
        var next = world.ask(conversation, "And one?");

        reading.refuse();
        world.letWork();

        var call = world.models.nextCall();
        assertThat(asked(call)).containsExactly("Two and two?", "Four.", "And one?");
        call.answer("Five.");
        assertThat(rest(next.following())).isNotEmpty();
    }

    @Test
    void but_again_if_something_was_said_meanwhile() throws InterruptedException {
        modelHasWindow();
        var conversation = world.conversation();
        answered(world.ask(conversation, "Two and two?"));
        work.beforeNext(() -> append(conversation, "Or three?"));

        var next = world.ask(conversation, "And one?");

        var call = world.models.nextCall();
        assertThat(asked(call)).containsExactly("Two and two?", "Four.", "Or three?", "And one?");
        call.answer("Five.");
        assertThat(rest(next.following())).isNotEmpty();
    }
}
