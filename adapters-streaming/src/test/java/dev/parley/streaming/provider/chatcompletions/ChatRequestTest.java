package dev.parley.streaming.provider.chatcompletions;

import static dev.parley.streaming.provider.Answers.all;
import static dev.parley.streaming.provider.Answers.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.GenerationFailure.Kind;
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
import dev.parley.streaming.provider.json.JsonTree;
import dev.parley.streaming.provider.preset.Presets;
import dev.parley.streaming.provider.preset.ProviderKinds;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

final class ChatRequestTest {

    private static final Draft QUESTION = Draft.fromUser("What is the capital of France?");
    private static final Media BYTES = new Media.Inline("image/png", new byte[] {1, 2, 3});

    private static Object written(String provider, AnswerRequest request, Draft... context)
            throws IOException {
        var target = Calls.target(ProviderKinds.CHAT_COMPLETIONS, provider, "");
        var call = new ModelCall(target, request, List.of(context));
        var body = new ChatRequest(call, Presets.of(target)).write();
        return JsonTree.read(new String(body, StandardCharsets.UTF_8));
    }

    private static Object member(Object json, String name) {
        return ((Map<?, ?>) json).get(name);
    }

    private static Object messages(Draft... context) throws IOException {
        return member(written("house", AnswerRequest.plain(), context), "messages");
    }

    private static Object json(String text) throws IOException {
        return JsonTree.read(text.replace('\'', '"'));
    }

    private static AnswerRequest everything() {
        return new AnswerRequest(
                "Be brief.",
                new Parameters(0.2, 0.9, 0.1, -0.1, 400),
                List.of(new Tool("get_time", "The time", "{\"type\":\"object\"}", true)),
                new ToolChoice.Named("get_time"),
                false,
                new OutputFormat.JsonSchema("city", "A city", "{\"type\":\"object\"}", true),
                "low",
                "high",
                false,
                Map.of("stop", "[\"END\"]", "seed", "7", "prompt_cache_key", "\"k\"", "n", "5"));
    }

    @Test
    void a_plain_question_is_short() throws IOException {
        assertThat(written("house", AnswerRequest.plain(), QUESTION))
                .isEqualTo(
                        json(
                                """
                                {'model': 'model-under-test', 'stream': true,
                                 'stream_options': {'include_usage': true},
                                 'messages': [{'role': 'user', 'content': 'What is the capital of France?'}]}
                                """));
    }

    @Test
    void openai_is_told_everything() throws IOException {
        assertThat(written("openai", everything(), QUESTION))
                .isEqualTo(
                        json(
                                """
                                {'model': 'model-under-test', 'stream': true,
                                 'stream_options': {'include_usage': true},
                                 'messages': [{'role': 'system', 'content': 'Be brief.'},
                                   {'role': 'user', 'content': 'What is the capital of France?'}],
                                 'temperature': 0.2, 'top_p': 0.9, 'presence_penalty': 0.1,
                                 'frequency_penalty': -0.1, 'max_completion_tokens': 400,
                                 'tools': [{'type': 'function', 'function': {'name': 'get_time',
                                   'description': 'The time', 'parameters': {'type': 'object'}, 'strict': true}}],
                                 'tool_choice': {'type': 'function', 'function': {'name': 'get_time'}},
                                 'parallel_tool_calls': false,
                                 'response_format': {'type': 'json_schema', 'json_schema': {'name': 'city',
                                   'description': 'A city', 'strict': true, 'schema': {'type': 'object'}}},
                                 'reasoning_effort': 'low', 'verbosity': 'high',
                                 'stop': ['END'], 'seed': 7, 'prompt_cache_key': 'k'}
                                """));
    }

    @Test
    void others_are_told_what_they_know_as_they_spell_it() throws IOException {
        var written = written("gemini", everything(), QUESTION);

        assertThat(member(written, "max_tokens")).isEqualTo(400);
        assertThat((Map<?, ?>) written)
                .extracting(Map::keySet)
                .asString()
                .contains("stop", "reasoning_effort")
                .doesNotContain("seed", "verbosity", "prompt_cache_key", "parallel_tool_calls");
    }

    @Test
    void developers_speak_as_the_system_where_they_have_no_role() throws IOException {
        var words = new Draft(Author.DEVELOPER, Content.Said.text("Be brief."));
        var toOpenai = member(written("openai", AnswerRequest.plain(), words), "messages");

        assertThat(toOpenai).isEqualTo(json("[{'role': 'developer', 'content': 'Be brief.'}]"));
        assertThat(messages(words)).isEqualTo(json("[{'role': 'system', 'content': 'Be brief.'}]"));
    }

    @Test
    void only_allowed_functions_are_offered() throws IOException {
        var tools =
                List.of(new Tool("first", null, null, null), new Tool("other", null, null, null));
        var request =
                AnswerRequest.plain()
                        .offering(tools, new ToolChoice.Allowed(List.of("other"), true));

        var written = written("house", request, QUESTION);

        assertThat(member(written, "tools"))
                .isEqualTo(json("[{'type': 'function', 'function': {'name': 'other'}}]"));
        assertThat(member(written, "tool_choice")).isEqualTo("required");
    }

    @Test
    void a_turn_with_tools_is_told_as_this_wire_wants_it() throws IOException {
        var result = new Content.Output.Parts(List.of(new Part.Image(BYTES, Part.Detail.LOW)));

        var written =
                messages(
                        QUESTION,
                        new Draft(
                                Author.ASSISTANT,
                                new Content.Reasoned(List.of(), List.of("Let me think."))),
                        new Draft(Author.ASSISTANT, Content.Said.text("Let me see.")),
                        new Draft(Author.ASSISTANT, new Content.ToolCalled("c1", "map", "")),
                        new Draft(Author.ASSISTANT, new Content.ToolCalled("c2", "time", "{}")),
                        new Draft(Author.TOOL, new Content.ToolReturned("c1", result)),
                        new Draft(
                                Author.TOOL,
                                new Content.ToolReturned("c2", new Content.Output.Plain("12:00"))));

        assertThat(written)
                .isEqualTo(
                        json(
                                """
                                [{'role': 'user', 'content': 'What is the capital of France?'},
                                 {'role': 'assistant', 'content': 'Let me see.', 'tool_calls': [
                                   {'id': 'c1', 'type': 'function', 'function': {'name': 'map', 'arguments': '{}'}},
                                   {'id': 'c2', 'type': 'function', 'function': {'name': 'time', 'arguments': '{}'}}]},
                                 {'role': 'tool', 'tool_call_id': 'c1', 'content': ''},
                                 {'role': 'tool', 'tool_call_id': 'c2', 'content': '12:00'},
                                 {'role': 'user', 'content': [{'type': 'image_url',
                                   'image_url': {'url': 'data:image/png;base64,AQID', 'detail': 'low'}}]}]
                                """));
    }

    @Test
    void texts_are_put_into_the_prompt_and_pictures_are_shown() throws IOException {
        var notes = new Media.Inline("text/markdown", "# Zürich".getBytes(StandardCharsets.UTF_8));
        var said =
                new Content.Said(
                        List.of(
                                new Part.Text("Look:"),
                                new Part.File("notes.md", notes),
                                new Part.Image(
                                        new Media.Remote("https://example.org/map.png"),
                                        Part.Detail.AUTO)));

        assertThat(messages(new Draft(Author.USER, said)))
                .isEqualTo(
                        json(
                                """
                                [{'role': 'user', 'content': [{'type': 'text', 'text': 'Look:'},
                                  {'type': 'text', 'text': '[notes.md]\\n# Zürich\\n[end of notes.md]'},
                                  {'type': 'image_url', 'image_url': {'url': 'https://example.org/map.png'}}]}]
                                """));
    }

    @Test
    void other_files_go_where_files_are_taken() throws IOException {
        var file =
                new Draft(
                        Author.USER,
                        new Content.Said(
                                List.of(
                                        new Part.File(
                                                "a.pdf",
                                                new Media.Inline(
                                                        "application/pdf", new byte[] {1})))));

        assertThat(member(written("openai", AnswerRequest.plain(), file), "messages"))
                .isEqualTo(
                        json(
                                """
                                [{'role': 'user', 'content': [{'type': 'file', 'file': {'filename': 'a.pdf',
                                  'file_data': 'data:application/pdf;base64,AQ=='}}]}]
                                """));
        assertThat(rejected(AnswerRequest.plain(), file))
                .isEqualTo("This model provider takes no files that are not text.");
    }

    @Test
    void a_schema_that_is_no_json_is_said_to_be_none() {
        var tool = new Tool("get_time", null, "{\"type\": \"object\"}, \"n\": 2", null);
        var request = AnswerRequest.plain().offering(List.of(tool), new ToolChoice.Auto());

        assertThat(rejected(request, QUESTION))
                .isEqualTo("The schema of the function get_time is not valid JSON.");
    }

    private static String rejected(AnswerRequest request, Draft context) {
        var client = new ChatCompletionsClient(Calls.http(Calls.PATIENT, Calls.QUICK));
        var failure =
                failure(all(client.open(Calls.chat("http://nowhere.invalid", request, context))));
        assertThat(failure.kind()).isEqualTo(Kind.PROVIDER_REJECTED);
        return failure.message();
    }
}
