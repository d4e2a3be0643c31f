package dev.parley.streaming.openai.chat;

import dev.parley.application.generation.StartGeneration;
import dev.parley.application.input.InputObject;
import dev.parley.application.input.InputValue;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.DisconnectPolicy;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.generation.Tool;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.domain.shared.Metadata;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.items.ItemReader;
import dev.parley.streaming.openai.parameters.FormatReader;
import dev.parley.streaming.openai.parameters.ToolReader;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request for a chat completion (contract, section 9.1), read and checked. Members that are not
 * known are passed over: clients send what their provider knows.
 */
final class ChatRequest {

    private static final List<String> NOT_OFFERED =
            List.of("audio", "web_search_options", "moderation");
    private static final List<String> PASSED_ON =
            List.of(
                    "seed",
                    "stop",
                    "logit_bias",
                    "logprobs",
                    "top_logprobs",
                    "prompt_cache_key",
                    "user",
                    "safety_identifier",
                    "metadata");
    private static final int MOST_STOPS = 4;
    private static final int MOST_LOGPROBS = 20;

    private final InputObject body;
    private final boolean isStreamed;
    private final boolean withUsage;

    private ChatRequest(InputObject body) {
        this.body = body;
        this.isStreamed = body.truth("stream", false);
        var options = body.object("stream_options");
        if (options != null && !isStreamed) {
            throw body.value("stream_options")
                    .refused(Rule.INVALID_VALUE, "is only allowed with \"stream\": true");
        }
        this.withUsage = options != null && options.truth("include_usage", false);
        refuseWhatIsNotOffered();
        checkWhatIsPassedOn();
    }

    static ChatRequest read(InputObject body) {
        return new ChatRequest(body);
    }

    boolean isStreamed() {
        return isStreamed;
    }

    boolean withUsage() {
        return withUsage;
    }

    StartGeneration.Command command(Caller caller) {
        var model = body.text("model");
        return new StartGeneration.Command(
                caller,
                null,
                null,
                ChatMessages.read(body),
                model == null ? null : new ModelName(model),
                request(),
                new Terms(false, false, new DisconnectPolicy.Cancel()),
                BusyStrategy.REJECT,
                Metadata.NONE,
                null,
                null);
    }

    private void refuseWhatIsNotOffered() {
        for (var name : NOT_OFFERED) {
            if (body.has(name)) {
                throw body.value(name).refused(Rule.UNSUPPORTED, "is not offered here");
            }
        }
        for (var modality : body.list("modalities", Integer.MAX_VALUE)) {
            if (!modality.text().equals("text")) {
                throw modality.refused(Rule.UNSUPPORTED, "must be \"text\"");
            }
        }
        var answers = body.integer("n", 1, Integer.MAX_VALUE);
        if (answers != null && answers != 1) {
            throw body.value("n").refused(Rule.UNSUPPORTED_VALUE, "must be 1");
        }
    }

    private void checkWhatIsPassedOn() {
        body.integer("top_logprobs", 0, MOST_LOGPROBS);
        body.truth("logprobs");
        body.object("logit_bias");
        body.whole("seed");
        if (body.value("stop").isList()) {
            body.list("stop", MOST_STOPS).forEach(InputValue::text);
        } else {
            body.text("stop");
        }
    }

    private AnswerRequest request() {
        var reader = new ToolReader(true);
        var tools = body.has("tools") ? reader.tools(body) : functions();
        return new AnswerRequest(
                null,
                parameters(),
                tools,
                body.has("tool_choice") ? reader.choice(body, tools) : functionCall(),
                body.truth("parallel_tool_calls"),
                FormatReader.format(body.object("response_format"), true),
                body.text("reasoning_effort"),
                body.text("verbosity"),
                false,
                extras());
    }

    private Parameters parameters() {
        var most = body.integer("max_completion_tokens", 1, Integer.MAX_VALUE);
        var old = body.integer("max_tokens", 1, Integer.MAX_VALUE);
        return new Parameters(
                body.decimal("temperature", 0, 2),
                body.decimal("top_p", 0, 1),
                body.decimal("presence_penalty", -2, 2),
                body.decimal("frequency_penalty", -2, 2),
                most == null ? old : most);
    }

    private List<Tool> functions() {
        return body.list("functions", ToolReader.MOST_TOOLS).stream()
                .map(function -> ToolReader.function(function.object()))
                .toList();
    }

    private ToolChoice functionCall() {
        var call = body.value("function_call");
        if (call.isAbsent()) {
            return new ToolChoice.Auto();
        }
        if (!call.isText()) {
            return new ToolChoice.Named(ItemReader.name(call.object(), "name"));
        }
        var word = body.oneOf("function_call", List.of("none", "auto"));
        return "none".equals(word) ? new ToolChoice.None() : new ToolChoice.Auto();
    }

    private Map<String, String> extras() {
        var extras = new LinkedHashMap<String, String>();
        for (var name : PASSED_ON) {
            if (body.has(name)) {
                extras.put(name, json(body.raw(name)));
            }
        }
        return extras;
    }

    private static String json(@Nullable Object value) {
        return new String(JsonWriter.bytes(json -> json.tree(value)), StandardCharsets.UTF_8);
    }
}
