package dev.parley.streaming.provider.chatcompletions;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Part;
import dev.parley.streaming.provider.preset.Habit;
import dev.parley.streaming.provider.preset.Preset;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a dialogue. What the model said and the tools it called stand in one message of this wire,
 * and every tool's result must follow it; pictures that tools returned come in a message of the
 * user behind them. Reasoning is left out.
 */
final class ChatMessages {

    private final JsonGenerator json;
    private final Preset preset;
    private final ChatParts parts;
    private final StringBuilder said = new StringBuilder();
    private final List<Content.ToolCalled> called = new ArrayList<>();
    private final List<Part> returned = new ArrayList<>();

    ChatMessages(JsonGenerator json, Preset preset) {
        this.json = json;
        this.preset = preset;
        this.parts = new ChatParts(json, preset);
    }

    void write(@Nullable String instructions, List<Draft> context) throws IOException {
        json.writeArrayFieldStart("messages");
        if (instructions != null && !instructions.isEmpty()) {
            message(role(Author.SYSTEM), instructions);
        }
        for (var draft : context) {
            write(draft);
        }
        endTurn();
        json.writeEndArray();
    }

    private void write(Draft draft) throws IOException {
        switch (draft.content()) {
            case Content.Reasoned _ -> {
                // providers want no reasoning back
            }
            case Content.ToolCalled call -> {
                endReturned();
                called.add(call);
            }
            case Content.ToolReturned result -> {
                endAssistant();
                result(result);
            }
            case Content.Said(var spoken) -> {
                if (draft.author() == Author.ASSISTANT) {
                    endReturned();
                    if (!called.isEmpty() || !said.isEmpty()) {
                        endAssistant();
                    }
                    said.append(text(spoken));
                } else {
                    endTurn();
                    parts.message(role(draft.author()), spoken);
                }
            }
        }
    }

    private void endTurn() throws IOException {
        endAssistant();
        endReturned();
    }

    private void endAssistant() throws IOException {
        if (said.isEmpty() && called.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("role", "assistant");
        if (said.isEmpty()) {
            json.writeNullField("content");
        } else {
            json.writeStringField("content", said.toString());
        }
        if (!called.isEmpty()) {
            json.writeArrayFieldStart("tool_calls");
            for (var call : called) {
                call(call);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        said.setLength(0);
        called.clear();
    }

    private void call(Content.ToolCalled call) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", call.callId());
        json.writeStringField("type", "function");
        json.writeObjectFieldStart("function");
        json.writeStringField("name", call.tool());
        json.writeStringField("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(Content.ToolReturned result) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", "tool");
        json.writeStringField("tool_call_id", result.callId());
        json.writeStringField(
                "content",
                switch (result.output()) {
                    case Content.Output.Plain(var text) -> text;
                    case Content.Output.Parts(var outputs) -> {
                        outputs.stream().filter(ChatMessages::isMedia).forEach(returned::add);
                        yield text(outputs);
                    }
                });
        json.writeEndObject();
    }

    /** Results are text in this wire, so what else a tool returned is shown by the user. */
    private void endReturned() throws IOException {
        if (!returned.isEmpty()) {
            parts.message("user", returned);
            returned.clear();
        }
    }

    private void message(String role, String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeStringField("content", text);
        json.writeEndObject();
    }

    private String role(Author author) {
        return switch (author) {
            case USER, TOOL -> "user";
            case ASSISTANT -> "assistant";
            case SYSTEM -> "system";
            case DEVELOPER -> preset.has(Habit.DEVELOPER_ROLE) ? "developer" : "system";
        };
    }

    private static boolean isMedia(Part part) {
        return part instanceof Part.Image || part instanceof Part.File;
    }

    private static String text(List<Part> parts) {
        return parts.stream()
                .map(part ->
                        switch (part) {
                            case Part.Text(var text, _) -> text;
                            case Part.Refusal(var text) -> text;
                            case Part.Image _, Part.File _ -> "";
                        })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
