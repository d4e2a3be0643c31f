package dev.parley.streaming.provider.anthropicmessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.domain.generation.Tool;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.streaming.provider.Calls;
import dev.parley.streaming.provider.http.NotSendable;
import dev.parley.streaming.provider.json.JsonTree;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

final class MessagesRequestTest {

    private static final Draft QUESTION = Draft.fromUser("What is the capital of France?");

    private static Object written(AnswerRequest request, Draft... context) throws IOException {
        var body = new MessagesRequest(Calls.messages("", request, context)).write();
        return JsonTree.read(new String(body, StandardCharsets.UTF_8));
    }

    private static Object member(Object json, String name) {
        return ((Map<?, ?>) json).get(name);
    }

    private static Object json(String text) throws IOException {
        return JsonTree.read(text.replace('\'', '"'));
    }

    private static AnswerRequest thinking(String effort, OutputFormat format) {
        return new AnswerRequest(
                "Be brief.",
                new Parameters(1.5, null, null, null, 100),
                List.of(),
                new ToolChoice.Auto(),
                null,
                format,
                effort,
                null,
                false,
                Map.of("stop", "\"END\"", "seed", "7"));
    }

    @Test
    void a_plain_question_has_a_limit() throws IOException {
        assertThat(written(AnswerRequest.plain(), QUESTION))
                .isEqualTo(
                        json(
                                """
                                {'model': 'model-under-test', 'stream': true, 'max_tokens': 4096,
                                 'messages': [{'role': 'user', 'content': [
                                   {'type': 'text', 'text': 'What is the capital of France?'}]}]}
                                """));
    }

    @Test
    void the_systems_words_stand_apart_and_neighbours_are_merged() throws IOException {
        var written =
                written(
                        thinking(null, new OutputFormat.PlainText()),
                        new Draft(Author.DEVELOPER, Content.Said.text("Speak French.")),
                        QUESTION,
                        Draft.fromUser("And of Spain?"),
                        new Draft(Author.ASSISTANT, Content.Said.text("Let me see.")),
                        new Draft(
                                Author.ASSISTANT,
                                new Content.ToolCalled("t1", "map", "{\"of\":\"Spain\"}")),
                        new Draft(
                                Author.TOOL,
                                new Content.ToolReturned("t1", new Content.Output.Plain("Madrid"))),
                        Draft.fromUser("Well?"));

        assertThat(written)
                .isEqualTo(
                        json(
                                """
                                {'model': 'model-under-test', 'stream': true, 'max_tokens': 100,
                                 'temperature': 1.0, 'system': 'Be brief.\\n\\nSpeak French.', 'stop_sequences': ['END'],
                                 'messages': [
                                  {'role': 'user', 'content': [
                                    {'type': 'text', 'text': 'What is the capital of France?'},
                                    {'type': 'text', 'text': 'And of Spain?'}]},
                                  {'role': 'assistant', 'content': [
                                    {'type': 'text', 'text': 'Let me see.'},
                                    {'type': 'tool_use', 'id': 't1', 'name': 'map', 'input': {'of': 'Spain'}}]},
                                  {'role': 'user', 'content': [
                                    {'type': 'tool_result', 'tool_use_id': 't1', 'content': 'Madrid'},
                                    {'type': 'text', 'text': 'Well?'}]}]}
                                """));
    }

    @Test
    void thinking_comes_on_top_of_the_limit_and_takes_no_temperature() throws IOException {
        var written = written(thinking("low", new OutputFormat.PlainText()), QUESTION);

        assertThat(member(written, "max_tokens")).isEqualTo(1124);
        assertThat(member(written, "thinking"))
                .isEqualTo(json("{'type': 'enabled', 'budget_tokens': 1024}"));
        assertThat(member(written, "temperature")).isNull();
    }

    @Test
    void after_a_tool_has_returned_there_is_no_thinking() throws IOException {
        var returned =
                new Draft(
                        Author.TOOL,
                        new Content.ToolReturned("t1", new Content.Output.Plain("Madrid")));

        var written = written(thinking("low", new OutputFormat.PlainText()), QUESTION, returned);

        assertThat(member(written, "thinking")).isNull();
    }

    @Test
    void nor_is_there_if_the_user_has_said_something_besides() throws IOException {
        var returned =
                new Draft(
                        Author.TOOL,
                        new Content.ToolReturned("t1", new Content.Output.Plain("Madrid")));
        var besides = Draft.fromUser("In one word.");
        var thinking = thinking("low", new OutputFormat.PlainText());

        assertThat(member(written(thinking, QUESTION, returned, besides), "thinking")).isNull();
        var answered = new Draft(Author.ASSISTANT, Content.Said.text("Madrid."));
        assertThat(member(written(thinking, returned, answered, besides), "thinking")).isNotNull();
    }

    @Test
    void tools_are_described_and_chosen() throws IOException {
        var tool = new Tool("get_time", "The time", null, null);
        var request =
                AnswerRequest.plain().offering(List.of(tool), new ToolChoice.Named("get_time"));

        var written = written(request, QUESTION);

        assertThat(member(written, "tools"))
                .isEqualTo(
                        json(
                                """
                                [{'name': 'get_time', 'description': 'The time', 'input_schema': {'type': 'object'}}]
                                """));
        assertThat(member(written, "tool_choice"))
                .isEqualTo(json("{'type': 'tool', 'name': 'get_time'}"));
    }

    @Test
    void pictures_and_documents_are_sources() throws IOException {
        var picture = new Media.Inline("image/png", new byte[] {1});
        var said =
                new Content.Said(
                        List.of(
                                new Part.Image(picture, Part.Detail.AUTO),
                                new Part.File(
                                        "a.pdf", new Media.Remote("https://example.org/a.pdf"))));

        var written = written(AnswerRequest.plain(), new Draft(Author.USER, said));

        assertThat(member(written, "messages"))
                .isEqualTo(
                        json(
                                """
                                [{'role': 'user', 'content': [
                                  {'type': 'image', 'source': {'type': 'base64', 'media_type': 'image/png', 'data': 'AQ=='}},
                                  {'type': 'document', 'source': {'type': 'url', 'url': 'https://example.org/a.pdf'}}]}]
                                """));
    }

    @Test
    void json_is_promised_only_with_a_schema() throws IOException {
        var schema = new OutputFormat.JsonSchema("city", null, "{\"type\":\"object\"}", true);

        assertThat(member(written(thinking(null, schema), QUESTION), "output_config"))
                .isEqualTo(
                        json("{'format': {'type': 'json_schema', 'schema': {'type': 'object'}}}"));
        assertThatExceptionOfType(NotSendable.class)
                .isThrownBy(() -> written(thinking(null, new OutputFormat.JsonObject()), QUESTION));
    }
}
