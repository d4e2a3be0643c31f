package dev.parley.streaming.provider.chatcompletions;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.streaming.provider.http.NotSendable;
import dev.parley.streaming.provider.json.Json;
import dev.parley.streaming.provider.preset.Habit;
import dev.parley.streaming.provider.preset.Preset;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;

/** Writes the body of a call. */
final class ChatRequest {

    /** Members that are written here, or that would change what comes back. */
    private static final Set<String> OWN =
            Set.of(
                    "model",
                    "messages",
                    "stream",
                    "stream_options",
                    "n",
                    "tools",
                    "tool_choice",
                    "functions",
                    "function_call",
                    "parallel_tool_calls",
                    "response_format",
                    "temperature",
                    "top_p",
                    "presence_penalty",
                    "frequency_penalty",
                    "max_tokens",
                    "max_completion_tokens",
                    "reasoning_effort",
                    "verbosity");

    private static final Set<String> SAMPLING =
            Set.of("seed", "logit_bias", "logprobs", "top_logprobs");
    private static final Set<String> ACCOUNT =
            Set.of(
                    "prompt_cache_key",
                    "safety_identifier",
                    "metadata",
                    "user",
                    "store",
                    "service_tier");

    private final ModelCall call;
    private final AnswerRequest request;
    private final Preset preset;

    ChatRequest(ModelCall call, Preset preset) {
        this.call = call;
        this.request = call.request();
        this.preset = preset;
    }

    byte[] write() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = Json.generator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model", call.target().model().value());
            json.writeBooleanField("stream", true);
            if (preset.has(Habit.STREAMED_USAGE)) {
                json.writeObjectFieldStart("stream_options");
                json.writeBooleanField("include_usage", true);
                json.writeEndObject();
            }
            new ChatMessages(json, preset).write(request.instructions(), call.context());
            parameters(json, request.parameters());
            new ChatTools(json, preset).write(request);
            format(json, request.format());
            optional(json, "reasoning_effort", request.effort(), Habit.EFFORT);
            optional(json, "verbosity", request.verbosity(), Habit.VERBOSITY);
            extras(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void parameters(JsonGenerator json, Parameters parameters) throws IOException {
        number(json, "temperature", parameters.temperature());
        number(json, "top_p", parameters.topP());
        number(json, "presence_penalty", parameters.presencePenalty());
        number(json, "frequency_penalty", parameters.frequencyPenalty());
        var limit = parameters.maxOutputTokens();
        if (limit != null) {
            json.writeNumberField(
                    preset.has(Habit.MAX_COMPLETION_TOKENS)
                            ? "max_completion_tokens"
                            : "max_tokens",
                    limit);
        }
    }

    private static void number(JsonGenerator json, String name, @Nullable Double value)
            throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    private void optional(JsonGenerator json, String name, @Nullable String value, Habit habit)
            throws IOException {
        if (value != null && preset.has(habit)) {
            json.writeStringField(name, value);
        }
    }

    private static void format(JsonGenerator json, OutputFormat format) throws IOException {
        switch (format) {
            case OutputFormat.PlainText _ -> {
                // the wire's own default
            }
            case OutputFormat.JsonObject _ -> {
                json.writeObjectFieldStart("response_format");
                json.writeStringField("type", "json_object");
                json.writeEndObject();
            }
            case OutputFormat.JsonSchema schema -> schema(json, schema);
        }
    }

    private static void schema(JsonGenerator json, OutputFormat.JsonSchema format)
            throws IOException {
        json.writeObjectFieldStart("response_format");
        json.writeStringField("type", "json_schema");
        json.writeObjectFieldStart("json_schema");
        json.writeStringField("name", format.name());
        if (format.description() != null) {
            json.writeStringField("description", format.description());
        }
        if (format.strict() != null) {
            json.writeBooleanField("strict", format.strict());
        }
        json.writeFieldName("schema");
        copy(json, format.schema(), "The output format's schema");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void extras(JsonGenerator json) throws IOException {
        for (var extra : request.extras().entrySet()) {
            if (passesOn(extra.getKey())) {
                json.writeFieldName(extra.getKey());
                copy(json, extra.getValue(), "The member " + extra.getKey());
            }
        }
    }

    private boolean passesOn(String extra) {
        if (SAMPLING.contains(extra)) {
            return preset.has(Habit.SAMPLING_EXTRAS);
        }
        if (ACCOUNT.contains(extra)) {
            return preset.has(Habit.ACCOUNT_EXTRAS);
        }
        return !OWN.contains(extra);
    }

    /** Copies JSON that came as text, and says whose it is if it is none. */
    static void copy(JsonGenerator json, String value, String whose) throws IOException {
        try {
            Json.copy(value, json);
        } catch (JsonProcessingException notJson) {
            throw new NotSendable(whose + " is not valid JSON.");
        }
    }
}
