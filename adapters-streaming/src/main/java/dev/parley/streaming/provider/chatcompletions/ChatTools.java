package dev.parley.streaming.provider.chatcompletions;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.Tool;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.streaming.provider.preset.Habit;
import dev.parley.streaming.provider.preset.Preset;

import java.io.IOException;

/** Writes the functions that a model may call. */
final class ChatTools {

    private final JsonGenerator json;
    private final Preset preset;

    ChatTools(JsonGenerator json, Preset preset) {
        this.json = json;
        this.preset = preset;
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
        choice(request.toolChoice());
        if (request.parallelToolCalls() != null && preset.has(Habit.PARALLEL_TOOL_CALLS)) {
            json.writeBooleanField("parallel_tool_calls", request.parallelToolCalls());
        }
    }

    private void tool(Tool tool) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "function");
        json.writeObjectFieldStart("function");
        json.writeStringField("name", tool.name());
        if (tool.description() != null) {
            json.writeStringField("description", tool.description());
        }
        if (tool.parameters() != null) {
            json.writeFieldName("parameters");
            ChatRequest.copy(json, tool.parameters(), "The schema of the function " + tool.name());
        }
        if (tool.strict() != null && preset.has(Habit.STRICT_TOOLS)) {
            json.writeBooleanField("strict", tool.strict());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void choice(ToolChoice choice) throws IOException {
        switch (choice) {
            case ToolChoice.Auto _ -> {
                // the wire's own default
            }
            case ToolChoice.None _ -> json.writeStringField("tool_choice", "none");
            case ToolChoice.Required _ -> json.writeStringField("tool_choice", "required");
            case ToolChoice.Allowed(_, var mustCall) -> {
                if (mustCall) {
                    json.writeStringField("tool_choice", "required");
                }
            }
            case ToolChoice.Named(var tool) -> {
                json.writeObjectFieldStart("tool_choice");
                json.writeStringField("type", "function");
                json.writeObjectFieldStart("function");
                json.writeStringField("name", tool);
                json.writeEndObject();
                json.writeEndObject();
            }
        }
    }
}
