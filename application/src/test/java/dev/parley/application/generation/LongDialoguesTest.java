package dev.parley.application.generation;

import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.message.Input;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.ContextTooLong;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.search.SearchableText;
import dev.parley.domain.shared.Metadata;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;

/** What becomes of dialogues that are longer than the model's window. */
@Timeout(60)
class LongDialoguesTest {

    private static final int WINDOW = 100;

    private final World world = new World();

    @Test
    void what_is_too_long_is_refused_before_anything_is_stored() {
        answering(WINDOW);
        var conversation = world.conversation();

        assertFails(ContextTooLong.class, () -> ask(conversation, words(101), false));
        assertFails(ContextTooLong.class, () -> ask(conversation, words(101), true));
        assertFails(ContextTooLong.class, () -> ask(null, words(101), false));

        assertThat(world.messages(conversation)).isEmpty();
        assertThat(world.models.callsWaiting()).isZero();
    }

    @Test
    void a_dialogue_that_became_too_long_is_refused_unless_its_oldest_turns_may_be_left_out()
            throws InterruptedException {
        answering(WINDOW);
        var conversation = world.conversation();
        exchange(conversation, "first " + words(30), "one");
        exchange(conversation, "second " + words(30), "two");

        assertFails(ContextTooLong.class, () -> ask(conversation, "third " + words(30), false));
        world.models.willSay("three");
        World.rest(ask(conversation, "third " + words(30), true).following());

        assertThat(asked())
                .extracting(LongDialoguesTest::firstWord)
                .containsExactly("second", "two", "third");
    }

    @Test
    void an_answer_without_a_conversation_leaves_out_what_lies_behind_it()
            throws InterruptedException {
        answering(WINDOW);
        world.models.willSay("one");
        var first = ask(null, "first " + words(60), false);
        World.rest(first.following());
        var previous = first.following().generation().id();

        var command = command(null, "second " + words(60), true, null);
        var going =
                new StartGeneration.Command(
                        command.caller(),
                        null,
                        previous,
                        command.input(),
                        null,
                        command.request(),
                        command.terms(),
                        command.onBusy(),
                        command.metadata(),
                        null,
                        null);
        world.models.willSay("two");
        World.rest(world.parley.startGeneration().start(going).following());

        assertThat(asked()).singleElement().asString().startsWith("second");
    }

    @Test
    void instructions_stay_and_so_does_the_newest_exchange() throws InterruptedException {
        answering(WINDOW);
        var conversation = world.conversation();
        var instruction = new Draft(Author.SYSTEM, Content.Said.text("always " + words(5)));
        var input =
                List.<Input>of(
                        new Input.New(instruction), new Input.New(Draft.fromUser(words(40))));
        world.models.willSay(words(40));
        World.rest(start(conversation, input, true, null).following());
        world.models.willSay("two");
        World.rest(ask(conversation, "last " + words(70), true).following());

        assertThat(asked())
                .extracting(LongDialoguesTest::firstWord)
                .containsExactly("always", "last");
    }

    @Test
    void what_a_tool_returned_stays_with_its_call() throws InterruptedException {
        answering(WINDOW);
        var conversation = world.conversation();
        var called = new Draft(Author.ASSISTANT, new Content.ToolCalled("call_1", "look", "{}"));
        var returned =
                new Draft(
                        Author.TOOL,
                        new Content.ToolReturned("call_1", new Content.Output.Plain("found")));
        var input =
                List.<Input>of(
                        new Input.New(Draft.fromUser("first " + words(70))),
                        new Input.New(called),
                        new Input.New(Draft.fromUser("meanwhile")),
                        new Input.New(returned));
        world.models.willSay("one");
        World.rest(start(conversation, input, true, null).following());

        assertThat(world.models.nextCall().call().context())
                .element(3)
                .isEqualTo(Draft.fromUser("meanwhile"));

        world.models.willSay("two");
        World.rest(ask(conversation, "last " + words(30), true).following());
        assertThat(asked()).singleElement().asString().startsWith("last");
    }

    @Test
    void a_repeated_request_is_not_refused_for_what_was_said_since() throws InterruptedException {
        answering(WINDOW);
        var conversation = world.conversation();
        var once = new IdempotentRequest(World.ADA.owner(), "ask", "key", "body");
        world.models.willSay(words(80));
        var first = start(conversation, World.fromUser(words(50)), false, once);
        World.rest(first.following());

        var again = start(conversation, World.fromUser(words(50)), false, once);

        assertThat(again.way()).isEqualTo(StartGeneration.Way.REPLAYED);
    }

    @Test
    void nothing_is_left_out_or_refused_where_the_window_is_not_known()
            throws InterruptedException {
        answering(null);
        var conversation = world.conversation();
        exchange(conversation, words(1000), "one");

        world.models.willSay("two");
        World.rest(ask(conversation, words(1000), true).following());

        assertThat(asked()).hasSize(3);
    }

    private void answering(@Nullable Integer window) {
        world.providers.add(
                new ConfiguredProvider(
                        new ProviderName("local"),
                        new ProviderKind("openai-compatible"),
                        "http://localhost:1/v1",
                        null,
                        List.of(new ConfiguredModel(new ModelName("small"), window, null)),
                        false));
    }

    private void exchange(ConversationId conversation, String question, String answer)
            throws InterruptedException {
        world.models.willSay(answer);
        World.rest(ask(conversation, question, false).following());
        world.models.nextCall();
    }

    /** What the model was last asked. */
    private List<String> asked() {
        var call = world.models.nextCall();
        while (world.models.callsWaiting() > 0) {
            call = world.models.nextCall();
        }
        return call.call().context().stream()
                .map(draft -> SearchableText.of(draft.content()))
                .toList();
    }

    private StartGeneration.Started ask(
            @Nullable ConversationId conversation, String question, boolean dropOldest) {
        return start(conversation, World.fromUser(question), dropOldest, null);
    }

    private StartGeneration.Started start(
            @Nullable ConversationId conversation,
            List<Input> input,
            boolean dropOldest,
            @Nullable IdempotentRequest idempotency) {
        var command = command(conversation, "", dropOldest, idempotency);
        return world.parley
                .startGeneration()
                .start(
                        new StartGeneration.Command(
                                command.caller(),
                                conversation,
                                null,
                                input,
                                null,
                                command.request(),
                                command.terms(),
                                command.onBusy(),
                                command.metadata(),
                                null,
                                idempotency));
    }

    private static StartGeneration.Command command(
            @Nullable ConversationId conversation,
            String question,
            boolean dropOldest,
            @Nullable IdempotentRequest idempotency) {
        return new StartGeneration.Command(
                World.ADA,
                conversation,
                null,
                World.fromUser(question),
                null,
                request(dropOldest),
                Terms.USUAL,
                BusyStrategy.REJECT,
                Metadata.NONE,
                null,
                idempotency);
    }

    private static AnswerRequest request(boolean dropOldest) {
        return new AnswerRequest(
                null,
                Parameters.UNSET,
                List.of(),
                new ToolChoice.Auto(),
                null,
                new OutputFormat.PlainText(),
                null,
                null,
                dropOldest,
                Map.of());
    }

    private static String firstWord(String text) {
        var end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String words(int count) {
        return "word ".repeat(count).strip();
    }
}
