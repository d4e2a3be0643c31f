package dev.parley.streaming.openai.responses;

import dev.parley.application.generation.GenerationSnapshot;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.message.Message;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.items.ItemWriter;
import dev.parley.streaming.openai.items.Shown;
import dev.parley.streaming.openai.wire.Seconds;
import dev.parley.streaming.openai.wire.WireIds;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Writes the response object (contract, section 6), always with all its members. */
public final class ResponseWriter {

    private final Generation generation;
    private final Echo echo;

    ResponseWriter(Generation generation, Echo echo) {
        this.generation = generation;
        this.echo = echo;
    }

    /** A response as of some event. */
    static void write(JsonWriter json, GenerationSnapshot snapshot, Echo echo) {
        new ResponseWriter(snapshot.generation(), echo)
                .write(
                        json,
                        snapshot.generation().state(),
                        snapshot.output(),
                        snapshot.lastEvent());
    }

    /** The response before anything was said. */
    void writeEmpty(JsonWriter json, boolean isQueued, long lastEvent) {
        write(json, isQueued ? "queued" : "in_progress", null, List.of(), lastEvent);
    }

    private void write(JsonWriter json, State state, List<Message> output, long lastEvent) {
        switch (state) {
            case State.Queued _ -> write(json, "queued", null, output, lastEvent);
            case State.InProgress _ -> write(json, "in_progress", null, output, lastEvent);
            case State.Ended end ->
                    write(json, OutcomeWriter.status(end.outcome()), end, output, lastEvent);
        }
    }

    private void write(
            JsonWriter json,
            String status,
            State.@Nullable Ended end,
            List<Message> output,
            long lastEvent) {
        var request = generation.request();
        var parameters = request.parameters();
        json.object()
                .text("id", WireIds.of(generation.id()))
                .text("object", "response")
                .number("created_at", Seconds.of(generation.createdAt()))
                .number("completed_at", completedAt(end))
                .text("status", status)
                .truth("background", generation.terms().background());
        OutcomeWriter.error(json, end);
        json.text("instructions", request.instructions())
                .number("max_output_tokens", parameters.maxOutputTokens())
                .number("max_tool_calls", echo.maxToolCalls())
                .text("model", generation.model().value())
                .array("output");
        var items = new ItemWriter(json, Shown.LIGHT);
        output.forEach(items::item);
        json.endArray();
        new RequestWriter(json, generation, echo).write();
        usage(json, end);
        place(json);
        OutcomeWriter.parley(json, status, end, lastEvent);
        if (echo.user() != null) {
            json.text("user", echo.user());
        }
        json.endObject();
    }

    private void place(JsonWriter json) {
        var conversation = generation.conversation();
        if (conversation == null) {
            json.nothing("conversation");
        } else {
            json.object("conversation").text("id", WireIds.of(conversation)).endObject();
        }
        json.texts("metadata", generation.metadata().members());
    }

    /** What an export says of a response, without what surrounds it. */
    public static void summary(JsonWriter json, Generation generation) {
        var end = generation.state() instanceof State.Ended ended ? ended : null;
        var unfinished = generation.state() instanceof State.Queued ? "queued" : "in_progress";
        json.text("id", WireIds.of(generation.id()))
                .text("status", end == null ? unfinished : OutcomeWriter.status(end.outcome()))
                .text("model", generation.model().value())
                .number("created_at", Seconds.of(generation.createdAt()));
        usage(json, end);
        json.texts("metadata", generation.metadata().members());
    }

    private static void usage(JsonWriter json, State.@Nullable Ended end) {
        if (end == null) {
            json.nothing("usage");
        } else {
            usage(json, end.usage());
        }
    }

    static void usage(JsonWriter json, TokenUsage usage) {
        json.object("usage")
                .number("input_tokens", usage.inputTokens())
                .object("input_tokens_details")
                .number("cached_tokens", usage.cachedTokens())
                .number("cache_write_tokens", usage.cacheWriteTokens())
                .endObject()
                .number("output_tokens", usage.outputTokens())
                .object("output_tokens_details")
                .number("reasoning_tokens", usage.reasoningTokens())
                .endObject()
                .number("total_tokens", usage.totalTokens())
                .endObject();
    }

    private static @Nullable Long completedAt(State.@Nullable Ended end) {
        return end != null && end.outcome() instanceof Outcome.Completed
                ? Seconds.of(end.at())
                : null;
    }
}
