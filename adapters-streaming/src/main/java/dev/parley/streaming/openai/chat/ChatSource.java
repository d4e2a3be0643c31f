package dev.parley.streaming.openai.chat;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import dev.parley.application.generation.Following;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.message.Content;
import dev.parley.streaming.http.EventStreams;
import dev.parley.streaming.http.FrameSource;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.http.KeepAlive;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A chat completion as a stream of chunks (contract, section 9.3). */
final class ChatSource implements FrameSource {

    private static final Duration ONE_LOOK = Duration.ofMinutes(1);
    private static final SerializableString NOT_FINISHED =
            new SerializedString(",\"logprobs\":null,\"finish_reason\":null}]");
    private static final SerializableString USAGE_LATER = new SerializedString(",\"usage\":null");
    private static final SerializableString FRAME_END = new SerializedString("}\n\n");

    private final Following following;
    private final boolean withUsage;
    private final KeepAlive keepAlive;
    private final SerializableString head;
    private final Map<Integer, Integer> calls = new HashMap<>();
    private List<NumberedEvent> pending = new ArrayList<>();
    private volatile boolean isClosed;
    private boolean hasBegun;
    private boolean isAtEnd;

    ChatSource(Following following, boolean withUsage, KeepAlive keepAlive) {
        this.following = following;
        this.withUsage = withUsage;
        this.keepAlive = keepAlive;
        var chunk =
                JsonWriter.bytes(json -> {
                    json.raw("data: ").object();
                    ChatWriter.head(json, following.generation(), "chat.completion.chunk");
                });
        this.head = new SerializedString(new String(chunk, StandardCharsets.UTF_8));
    }

    /**
     * Waits until the model has said something.
     *
     * @throws FailureException if it failed before that
     */
    void awaitBeginning() throws InterruptedException {
        while (!hasSaidSomething() && !following.isOver() && !following.isClosed()) {
            pending.addAll(following.next(ONE_LOOK));
        }
        if (!hasSaidSomething()
                && !pending.isEmpty()
                && pending.getLast().event() instanceof Event.Ended(var outcome, _)) {
            ChatFailures.check(outcome);
        }
    }

    private boolean hasSaidSomething() {
        return pending.stream().anyMatch(ChatSource::saysSomething);
    }

    private static boolean saysSomething(NumberedEvent numbered) {
        return switch (numbered.event()) {
            case Event.Delta _, Event.ArgumentsDelta _ -> true;
            case Event.MessageBegan began -> began.beginning() instanceof Content.ToolCalled;
            default -> false;
        };
    }

    @Override
    public byte @Nullable [] next() throws InterruptedException {
        if (isAtEnd) {
            return null;
        }
        try {
            var silence = keepAlive.silence();
            while (true) {
                var bytes = written();
                if (bytes.length > 0) {
                    return bytes;
                }
                if (isClosed || following.isOver()) {
                    return null;
                }
                if (silence.isOver()) {
                    return EventStreams.keepAlive();
                }
                pending = following.next(silence.left());
            }
        } catch (FailureException failed) {
            isAtEnd = true;
            return JsonWriter.bytes(json -> ChatFailures.frame(json, failed.failure()));
        }
    }

    private byte[] written() {
        try (var json = new JsonWriter()) {
            pending.forEach(event -> write(json, event.event()));
            pending = List.of();
            return json.taken();
        }
    }

    private void write(JsonWriter json, Event event) {
        switch (event) {
            case Event.Delta delta -> {
                begin(json, "\"\"");
                var member =
                        switch (delta.kind()) {
                            case TEXT -> "content";
                            case REFUSAL -> "refusal";
                            case REASONING, SUMMARY -> "reasoning_content";
                        };
                chunk(json, out -> out.text(member, delta.text()));
            }
            case Event.MessageBegan began -> {
                if (began.beginning() instanceof Content.ToolCalled(var callId, var tool, _)) {
                    begin(json, "null");
                    calls.put(began.message(), calls.size());
                    call(json, began.message(), out -> ChatWriter.call(out, callId, tool, ""));
                }
            }
            case Event.ArgumentsDelta(var message, var text) ->
                    call(
                            json,
                            message,
                            out -> out.object("function").text("arguments", text).endObject());
            case Event.Ended ended -> end(json, ended);
            default -> {
                // chunks tell of nothing else
            }
        }
    }

    private void call(JsonWriter json, int message, Consumer<JsonWriter> call) {
        chunk(
                json,
                out ->
                        out.array("tool_calls")
                                .object()
                                .number("index", calls.getOrDefault(message, 0))
                                .with(call)
                                .endObject()
                                .endArray());
    }

    private void begin(JsonWriter json, String content) {
        if (!hasBegun) {
            hasBegun = true;
            chunk(
                    json,
                    out ->
                            out.text("role", "assistant")
                                    .json("content", content)
                                    .nothing("refusal"));
        }
    }

    private void chunk(JsonWriter json, Consumer<JsonWriter> delta) {
        json.raw(head)
                .raw(",\"choices\":[{\"index\":0,\"delta\":")
                .object()
                .with(delta)
                .endObject()
                .raw(NOT_FINISHED);
        endChunk(json);
    }

    private void endChunk(JsonWriter json) {
        if (withUsage) {
            json.raw(USAGE_LATER);
        }
        json.raw(FRAME_END);
    }

    private void end(JsonWriter json, Event.Ended ended) {
        isAtEnd = true;
        switch (ended.outcome()) {
            case Outcome.Failed(var failure) -> ChatFailures.frame(json, failure);
            case Outcome.Interrupted _ -> ChatFailures.interrupted(json);
            case Outcome.Completed _, Outcome.Incomplete _, Outcome.Cancelled _ ->
                    finish(json, ended);
        }
    }

    private void finish(JsonWriter json, Event.Ended ended) {
        begin(json, "\"\"");
        json.raw(head)
                .raw(
                        ",\"choices\":[{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"")
                .raw(ChatWriter.finishReason(ended.outcome(), !calls.isEmpty()))
                .raw("\"}]");
        endChunk(json);
        if (withUsage) {
            json.raw(head).raw(",\"choices\":[],");
            var usage =
                    JsonWriter.bytes(out ->
                            out.object().with(o -> ChatWriter.usage(o, ended.usage())).endObject());
            var text = new String(usage, StandardCharsets.UTF_8);
            json.raw(text.substring(1)).raw("\n\n");
        }
        json.raw("data: [DONE]\n\n");
    }

    @Override
    public byte @Nullable [] farewell() {
        return isAtEnd ? null : JsonWriter.bytes(ChatFailures::keyWithdrawn);
    }

    @Override
    public void close() {
        isClosed = true;
        following.close();
    }
}
