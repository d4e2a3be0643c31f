package dev.parley.streaming.provider.anthropicmessages;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.streaming.provider.http.NotSendable;
import dev.parley.streaming.provider.json.Json;
import dev.parley.streaming.provider.json.JsonTree;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes the body of a call. */
final class MessagesRequest {

    /** This wire wants a limit in every call, and older models allow no more. */
    private static final int USUAL_LIMIT = 4096;

    private final ModelCall call;
    private final AnswerRequest request;

    MessagesRequest(ModelCall call) {
        this.call = call;
        this.request = call.request();
    }

    byte[] write() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = Json.generator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model", call.target().model().value());
            json.writeBooleanField("stream", true);
            limits(json);
            new MessagesDialogue(json).write(request.instructions(), call.context());
            new MessagesTools(json).write(request);
            format(json);
            stop(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** Thinking comes on top of what may be said, and wants the model's own temperature. */
    private void limits(JsonGenerator json) throws IOException {
        var asked = request.parameters().maxOutputTokens();
        var limit = asked == null ? USUAL_LIMIT : asked;
        var thinking = thinkingTokens();
        json.writeNumberField("max_tokens", limit + thinking);
        if (thinking > 0) {
            json.writeObjectFieldStart("thinking");
            json.writeStringField("type", "enabled");
            json.writeNumberField("budget_tokens", thinking);
            json.writeEndObject();
            return;
        }
        var temperature = request.parameters().temperature();
        if (temperature != null) {
            json.writeNumberField("temperature", Math.min(temperature, 1.0));
        }
        var topP = request.parameters().topP();
        if (topP != null && temperature == null) {
            json.writeNumberField("top_p", topP);
        }
    }

    /**
     * After a tool has returned, thinking would have to be shown its own earlier thoughts, which
     * are not kept.
     */
    private int thinkingTokens() {
        var effort = request.effort();
        if (effort == null || isAfterATool()) {
            return 0;
        }
        return switch (effort) {
            case "minimal", "low" -> 1024;
            case "medium" -> 4096;
            case "high" -> 12_288;
            case "xhigh", "max" -> 24_576;
            default -> 0;
        };
    }

    /** Also if the user has said something since: both become one message of this wire. */
    private boolean isAfterATool() {
        return call.context().reversed().stream()
                .takeWhile(draft -> draft.author() != Author.ASSISTANT)
                .anyMatch(draft -> draft.content() instanceof Content.ToolReturned);
    }

    private void format(JsonGenerator json) throws IOException {
        switch (request.format()) {
            case OutputFormat.PlainText _ -> {
                // the wire's own default
            }
            case OutputFormat.JsonObject _ ->
                    throw new NotSendable(MessagesObjections.NO_FREE_JSON);
            case OutputFormat.JsonSchema format -> {
                json.writeObjectFieldStart("output_config");
                json.writeObjectFieldStart("format");
                json.writeStringField("type", "json_schema");
                json.writeFieldName("schema");
                copy(json, format.schema(), "The output format's schema");
                json.writeEndObject();
                json.writeEndObject();
            }
        }
    }

    private void stop(JsonGenerator json) throws IOException {
        var stop = Optional.ofNullable(request.extras().get("stop")).map(MessagesRequest::texts);
        if (stop.isPresent() && !stop.get().isEmpty()) {
            json.writeArrayFieldStart("stop_sequences");
            for (var sequence : stop.get()) {
                json.writeString(sequence);
            }
            json.writeEndArray();
        }
    }

    private static List<String> texts(String json) {
        try {
            return switch (JsonTree.read(json)) {
                case String text -> List.of(text);
                case List<?> several -> several.stream().map(String::valueOf).toList();
                case null, default -> List.of();
            };
        } catch (IOException notJson) {
            return List.of();
        }
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
