package dev.parley.streaming.provider.chatcompletions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.streaming.provider.http.AnswerDecoder;
import dev.parley.streaming.provider.http.Complaint;
import dev.parley.streaming.provider.http.Failures;
import dev.parley.streaming.provider.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * Understands the chunks of a chat completion, and whole completions from services that do not
 * stream.
 */
final class ChatDecoder implements AnswerDecoder {

    private final Failures failures;
    private final CallPieces calls = new CallPieces();
    private @Nullable FinishReason reason;
    private @Nullable TokenUsage usage;
    private @Nullable String model;
    private boolean hasContent;

    ChatDecoder(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void take(byte[] json, int start, int length, List<Delta> deltas) throws IOException {
        var before = deltas.size();
        try (var parser = Json.parser(json, start, length)) {
            Json.only(parser, (name, value) -> member(name, value, deltas));
        }
        hasContent |= deltas.size() > before;
        if (reason != null) {
            calls.end(deltas);
        }
    }

    private void member(String name, JsonParser value, List<Delta> deltas) throws IOException {
        switch (name) {
            case "choices" -> Json.elements(value, choice -> choice(choice, deltas));
            case "usage" -> usage = ChatUsage.read(value, usage);
            case "model" -> {
                if (model == null) {
                    model = Json.text(value);
                } else {
                    value.skipChildren();
                }
            }
            case "error" -> {
                if (value.currentToken() != JsonToken.VALUE_NULL) {
                    deltas.add(new Delta.Broke(failures.ofComplaint(Complaint.read(value))));
                }
            }
            default -> value.skipChildren();
        }
    }

    private void choice(JsonParser parser, List<Delta> deltas) throws IOException {
        Json.each(
                parser,
                (name, value) -> {
                    switch (name) {
                        case "delta", "message" -> new ChatDelta(calls, deltas).read(value);
                        case "finish_reason" -> finish(Json.text(value));
                        case "error" -> member(name, value, deltas);
                        default -> value.skipChildren();
                    }
                });
    }

    private void finish(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return;
        }
        reason =
                switch (word) {
                    case "length", "max_tokens", "model_length" -> FinishReason.MAX_OUTPUT_TOKENS;
                    case "content_filter", "sensitive" -> FinishReason.CONTENT_FILTER;
                    default -> ended();
                };
    }

    /** Services disagree on whether a call of a tool is a "stop". */
    private FinishReason ended() {
        return calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
    }

    @Override
    public void complete() {
        if (reason == null && hasContent) {
            reason = ended();
        }
    }

    @Override
    public @Nullable FinishReason reason() {
        return reason == FinishReason.STOP ? ended() : reason;
    }

    @Override
    public @Nullable TokenUsage usage() {
        return usage;
    }

    @Override
    public @Nullable String model() {
        return model;
    }

    @Override
    public boolean isOver() {
        return false;
    }
}
