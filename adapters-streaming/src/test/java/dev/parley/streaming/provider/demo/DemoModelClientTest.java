package dev.parley.streaming.provider.demo;

import static dev.parley.streaming.provider.Answers.all;
import static dev.parley.streaming.provider.Answers.next;
import static dev.parley.streaming.provider.Answers.text;
import static dev.parley.streaming.provider.Answers.together;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.domain.generation.Tool;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelTarget;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.streaming.provider.json.JsonTree;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

@Timeout(30)
final class DemoModelClientTest {

    private static final Draft QUESTION = Draft.fromUser("What is the capital of France?");
    private static final Tool WEATHER =
            new Tool(
                    "get_weather",
                    "The weather of a place",
                    """
                    {"type": "object", "required": ["place"], "properties": {"place": {"type": "string"}}}\
                    """,
                    null);
    private static final Tool TIME = new Tool("get_time", null, null, null);

    private final DemoModelClient model = new DemoModelClient(Duration.ZERO);

    private List<Delta> answer(AnswerRequest request, Draft... context) {
        return all(model.open(call(request, context)));
    }

    private static ModelCall call(AnswerRequest request, Draft... context) {
        return new ModelCall(ModelTarget.demo(new ModelName("demo")), request, List.of(context));
    }

    private static AnswerRequest with(String effort, OutputFormat format) {
        return new AnswerRequest(
                null,
                Parameters.UNSET,
                List.of(),
                new ToolChoice.Auto(),
                null,
                format,
                effort,
                null,
                false,
                Map.of());
    }

    @Test
    void it_quotes_the_question_and_says_what_it_is() {
        var answer = answer(AnswerRequest.plain(), QUESTION);

        assertThat(text(answer))
                .startsWith("You said \"What is the capital of France?\".")
                .contains("not a language model");
        assertThat(answer.getLast()).isEqualTo(new Delta.Finished(FinishReason.STOP));
    }

    @Test
    void it_says_the_same_again_in_many_pieces() {
        var answer = answer(AnswerRequest.plain(), QUESTION);

        assertThat(answer)
                .isEqualTo(answer(AnswerRequest.plain(), QUESTION))
                .hasSizeGreaterThan(50);
    }

    @Test
    void it_takes_pictures_and_files() {
        var media = new Media.Inline("application/pdf", new byte[] {1});
        var shown =
                new Draft(
                        Author.USER,
                        new Content.Said(
                                List.of(
                                        new Part.Image(media, Part.Detail.AUTO),
                                        new Part.File("a.pdf", media),
                                        new Part.File("b.pdf", media))));

        assertThat(text(answer(AnswerRequest.plain(), shown)))
                .startsWith("You sent something without words (with 1 picture and 2 files).");
    }

    @Test
    void a_long_question_is_quoted_by_its_beginning() {
        assertThat(text(answer(AnswerRequest.plain(), Draft.fromUser("🦉".repeat(200)))))
                .startsWith("You said \"" + "🦉".repeat(80) + "…\"");
    }

    @Test
    void it_stops_at_the_limit() {
        var parameters = new Parameters(null, null, null, null, 16);

        var answer = answer(AnswerRequest.plain().with(parameters), QUESTION);

        assertThat(text(answer).strip().split(" ")).hasSize(16);
        assertThat(answer.getLast()).isEqualTo(new Delta.Finished(FinishReason.MAX_OUTPUT_TOKENS));
        assertThat(used(answer).usage().outputTokens()).isEqualTo(16);
    }

    @Test
    void it_reports_its_words_as_tokens() {
        var answer = answer(AnswerRequest.plain(), QUESTION);

        assertThat(used(answer).usage().inputTokens()).isEqualTo(6);
        assertThat(used(answer).usage().outputTokens())
                .isEqualTo(text(answer).split("\\s+").length);
    }

    @Test
    void it_reasons_only_when_asked() {
        assertThat(together(answer(AnswerRequest.plain(), QUESTION), Delta.Reasoning.class))
                .isEmpty();
        assertThat(reasoning("none")).isEmpty();
        assertThat(reasoning("low")).contains("does not think");
    }

    private String reasoning(String effort) {
        return together(
                answer(with(effort, new OutputFormat.PlainText()), QUESTION),
                Delta.Reasoning.class);
    }

    @Test
    void offered_tools_it_calls_the_first_one_in_pieces() throws IOException {
        var answer =
                answer(
                        AnswerRequest.plain()
                                .offering(List.of(WEATHER, TIME), new ToolChoice.Auto()),
                        QUESTION);

        assertThat(answer.getFirst()).isEqualTo(new Delta.CallBegan(0, null, "get_weather"));
        assertThat(answer).filteredOn(Delta.CallArguments.class::isInstance).hasSize(2);
        assertThat(JsonTree.read(together(answer, Delta.CallArguments.class)))
                .isEqualTo(Map.of("place", "sample place"));
        assertThat(answer.getLast()).isEqualTo(new Delta.Finished(FinishReason.TOOL_CALLS));
    }

    @Test
    void a_chosen_tool_is_called() {
        assertThat(calledWith(new ToolChoice.Named("get_time"))).isEqualTo("get_time");
        assertThat(calledWith(new ToolChoice.Allowed(List.of("get_time"), false)))
                .isEqualTo("get_time");
        assertThat(calledWith(new ToolChoice.Required())).isEqualTo("get_weather");
        assertThat(calledWith(new ToolChoice.None())).isEqualTo("nothing");
    }

    private String calledWith(ToolChoice choice) {
        var answer =
                answer(AnswerRequest.plain().offering(List.of(WEATHER, TIME), choice), QUESTION);
        return answer.getFirst() instanceof Delta.CallBegan(_, _, var tool) ? tool : "nothing";
    }

    @Test
    void arguments_come_in_two_pieces_even_when_there_are_none() {
        var answer =
                answer(
                        AnswerRequest.plain().offering(List.of(TIME), new ToolChoice.Auto()),
                        QUESTION);

        assertThat(answer)
                .contains(new Delta.CallArguments(0, "{"), new Delta.CallArguments(0, "}"));
    }

    @Test
    void after_a_tool_has_returned_it_speaks() {
        var call = new Draft(Author.ASSISTANT, new Content.ToolCalled("c", "get_time", "{}"));
        var returned =
                new Draft(
                        Author.TOOL,
                        new Content.ToolReturned("c", new Content.Output.Plain("12:00")));

        var answer =
                answer(
                        AnswerRequest.plain().offering(List.of(TIME), new ToolChoice.Required()),
                        QUESTION,
                        call,
                        returned);

        assertThat(text(answer)).startsWith("The tool returned \"12:00\".");
    }

    @Test
    void asked_for_json_it_gives_json() throws IOException {
        var object = text(answer(with("none", new OutputFormat.JsonObject()), QUESTION));
        var schema =
                new OutputFormat.JsonSchema(
                        "city",
                        null,
                        """
                        {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}\
                        """,
                        true);

        assertThat(String.valueOf(JsonTree.read(object))).startsWith("{answer=You said");
        assertThat(JsonTree.read(text(answer(with("none", schema), QUESTION))))
                .isEqualTo(Map.of("n", 1));
    }

    @Test
    void closing_does_not_wait_for_the_next_word() {
        var slow = new DemoModelClient(Duration.ofHours(1));
        var stream = slow.open(call(AnswerRequest.plain(), QUESTION));
        assertThat(next(stream)).hasSize(1);
        var reader =
                CompletableFuture.supplyAsync(
                        () -> next(stream), Executors.newVirtualThreadPerTaskExecutor());

        stream.close();

        assertThat(reader.join()).isEmpty();
    }

    private static Delta.Used used(List<Delta> answer) {
        return answer.stream()
                .filter(Delta.Used.class::isInstance)
                .map(Delta.Used.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
