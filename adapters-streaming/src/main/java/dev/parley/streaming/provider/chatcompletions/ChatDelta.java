package dev.parley.streaming.provider.chatcompletions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.parley.domain.generation.Delta;
import dev.parley.domain.message.Part;
import dev.parley.streaming.provider.json.Json;

import java.io.IOException;
import java.util.List;

/** Reads the {@code delta} of one chunk. */
final class ChatDelta {

    private final CallPieces calls;
    private final List<Delta> deltas;
    private boolean hasReasoning;

    ChatDelta(CallPieces calls, List<Delta> deltas) {
        this.calls = calls;
        this.deltas = deltas;
    }

    void read(JsonParser parser) throws IOException {
        Json.each(parser, this::member);
    }

    private void member(String name, JsonParser value) throws IOException {
        switch (name) {
            case "content" -> content(value);
            case "reasoning_content", "reasoning" -> reasoning(Json.textOrEmpty(value));
            case "refusal" -> {
                var text = Json.textOrEmpty(value);
                if (!text.isEmpty()) {
                    deltas.add(new Delta.Refusal(text));
                }
            }
            case "tool_calls" -> calls.read(value, deltas);
            case "annotations" -> Json.elements(value, this::annotation);
            default -> value.skipChildren();
        }
    }

    /** A string, or from some services a list of parts. */
    private void content(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            Json.elements(parser, part -> Json.each(part, this::partMember));
        } else {
            text(Json.textOrEmpty(parser));
        }
    }

    private void partMember(String name, JsonParser value) throws IOException {
        switch (name) {
            case "text" -> text(Json.textOrEmpty(value));
            case "thinking" ->
                    Json.elements(value, thought -> Json.each(thought, this::thoughtMember));
            default -> value.skipChildren();
        }
    }

    private void thoughtMember(String name, JsonParser value) throws IOException {
        if (name.equals("text")) {
            var text = Json.textOrEmpty(value);
            if (!text.isEmpty()) {
                deltas.add(new Delta.Reasoning(text));
            }
        } else {
            value.skipChildren();
        }
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            deltas.add(new Delta.Text(text));
        }
    }

    /** Some services send the same reasoning under two names. */
    private void reasoning(String text) {
        if (!text.isEmpty() && !hasReasoning) {
            hasReasoning = true;
            deltas.add(new Delta.Reasoning(text));
        }
    }

    private void annotation(JsonParser parser) throws IOException {
        Json.each(
                parser,
                (name, value) -> {
                    if (name.equals("url_citation")) {
                        deltas.add(new Delta.Cites(citation(value)));
                    } else {
                        value.skipChildren();
                    }
                });
    }

    private static Part.Citation citation(JsonParser parser) throws IOException {
        var texts = new String[] {"", ""};
        var places = new int[2];
        Json.each(
                parser,
                (name, value) -> {
                    switch (name) {
                        case "url" -> texts[0] = Json.textOrEmpty(value);
                        case "title" -> texts[1] = Json.textOrEmpty(value);
                        case "start_index" -> places[0] = place(value);
                        case "end_index" -> places[1] = place(value);
                        default -> value.skipChildren();
                    }
                });
        return new Part.Citation(texts[0], texts[1], places[0], Math.max(places[0], places[1]));
    }

    private static int place(JsonParser parser) throws IOException {
        return (int) Math.min(Json.count(parser), Integer.MAX_VALUE);
    }
}
