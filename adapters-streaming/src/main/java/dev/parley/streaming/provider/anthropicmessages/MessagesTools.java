package dev.parley.streaming.provider.anthropicmessages;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.Tool;
import dev.parley.domain.generation.ToolChoice;

import java.io.IOException;

/** Writes the tools that a model may call. */
final class MessagesTools {

    private static final String ANYTHING = "{\"type\":\"object\"}";

    private final JsonGenerator json;

    MessagesTools(JsonGenerator json) {
        this.json = json;
    }

    void write(AnswerRequest request) throws IOException {
        var offered = request.offered();
        if (offered.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("tools");
        for (var tool : offered) {
            tool(tool);
        }
        json.writeEndArray();
        choice(request);
    }

    private void tool(Tool tool) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", tool.name());
        if (tool.description() != null) {
            json.writeStringField("description", tool.description());
        }
        json.writeFieldName("input_schema");
        var schema = tool.parameters() == null ? ANYTHING : tool.parameters();
        MessagesRequest.copy(json, schema, "The schema of the function " + tool.name());
        json.writeEndObject();
    }

    private void choice(AnswerRequest request) throws IOException {
        var oneAtATime = Boolean.FALSE.equals(request.parallelToolCalls());
        var type =
                switch (request.toolChoice()) {
                    case ToolChoice.Auto _ -> "auto";
                    case ToolChoice.None _ -> "none";
                    case ToolChoice.Required _ -> "any";
                    case ToolChoice.Allowed(_, var mustCall) -> mustCall ? "any" : "auto";
                    case ToolChoice.Named _ -> "tool";
                };
        if (type.equals("auto") && !oneAtATime) {
            return;
        }
        json.writeObjectFieldStart("tool_choice");
        json.writeStringField("type", type);
        if (request.toolChoice() instanceof ToolChoice.Named(var tool)) {
            json.writeStringField("name", tool);
        }
        if (oneAtATime && !type.equals("none")) {
            json.writeBooleanField("disable_parallel_tool_use", true);
        }
        json.writeEndObject();
    }
}
