package dev.parley.streaming.provider.anthropicmessages;

import com.fasterxml.jackson.core.JsonParser;

import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.streaming.provider.http.AnswerDecoder;
import dev.parley.streaming.provider.http.Failures;
import dev.parley.streaming.provider.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** Understands the events of a message: blocks that begin, grow and stop. */
final class MessagesDecoder implements AnswerDecoder {

    private final Failures failures;
    private final MessagesUsage usage = new MessagesUsage();

    /** The numbers of the blocks that are tool calls. */
    private final BitSet calls = new BitSet();

    private @Nullable FinishReason reason;
    private @Nullable String model;
    private boolean hasContent;
    private boolean isOver;

    MessagesDecoder(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void take(byte[] json, int start, int length, List<Delta> deltas) throws IOException {
        var event = new MessagesEvent();
        try (var parser = Json.parser(json, start, length)) {
            Json.only(parser, (name, value) -> member(event, name, value));
        }
        switch (event.type) {
            case "content_block_start" -> begin(event, deltas);
            case "content_block_delta" -> event.addPiece(deltas);
            case "content_block_stop" -> {
                if (calls.get(event.index)) {
                    deltas.add(new Delta.CallEnded(event.index));
                }
            }
            case "message_delta" -> finish(event, deltas);
            case "message_stop" -> {
                isOver = true;
                complete();
            }
            case "error" -> deltas.add(new Delta.Broke(failures.ofComplaint(event.complaint)));
            default -> {
                // pings, the message's start, and what is yet to be invented
            }
        }
        hasContent |= !deltas.isEmpty();
    }

    private void member(MessagesEvent event, String name, JsonParser value) throws IOException {
        switch (name) {
            case "message" -> Json.each(value, this::messageMember);
            case "usage" -> usage.read(value);
            default -> event.member(name, value);
        }
    }

    private void messageMember(String name, JsonParser value) throws IOException {
        switch (name) {
            case "usage" -> usage.read(value);
            case "model" -> model = Json.text(value);
            default -> value.skipChildren();
        }
    }

    private void begin(MessagesEvent event, List<Delta> deltas) {
        if (event.blockType.equals("tool_use")) {
            calls.set(event.index);
            deltas.add(new Delta.CallBegan(event.index, event.id, event.tool));
        } else {
            event.addBeginning(deltas);
        }
    }

    private void finish(MessagesEvent event, List<Delta> deltas) {
        switch (event.stopReason) {
            case "" -> {
                // only token counts
            }
            case "max_tokens", "model_context_window_exceeded" ->
                    reason = FinishReason.MAX_OUTPUT_TOKENS;
            case "tool_use" -> reason = FinishReason.TOOL_CALLS;
            case "refusal" -> {
                deltas.add(new Delta.Refusal("The model declined to answer."));
                reason = FinishReason.CONTENT_FILTER;
            }
            default -> reason = FinishReason.STOP;
        }
    }

    @Override
    public void complete() {
        if (reason == null && hasContent) {
            reason = calls.isEmpty() ? FinishReason.STOP : FinishReason.TOOL_CALLS;
        }
    }

    @Override
    public @Nullable FinishReason reason() {
        return reason;
    }

    @Override
    public @Nullable TokenUsage usage() {
        return usage.counts();
    }

    @Override
    public @Nullable String model() {
        return model;
    }

    @Override
    public boolean isOver() {
        return isOver;
    }
}
