package dev.parley.streaming.openai;

import dev.parley.application.generation.GenerationSnapshot;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.Tool;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.domain.message.Message;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.streaming.http.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes the response object (contract, section 6), always with all its members. */
final class ResponseWriter {

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
            case State.Ended end -> write(json, status(end.outcome()), end, output, lastEvent);
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
                .number("created_at", seconds(generation.createdAt()))
                .number("completed_at", completedAt(end))
                .text("status", status)
                .truth("background", generation.terms().background());
        error(json, end);
        json.text("instructions", request.instructions())
                .number("max_output_tokens", parameters.maxOutputTokens())
                .number("max_tool_calls", echo.maxToolCalls())
                .text("model", generation.model().value())
                .array("output");
        var items = new ItemWriter(json, Shown.LIGHT);
        output.forEach(items::item);
        json.endArray();
        asked(json, request);
        usage(json, end);
        place(json);
        parley(json, status, end, lastEvent);
        if (echo.user() != null) {
            json.text("user", echo.user());
        }
        json.endObject();
    }

    private void asked(JsonWriter json, AnswerRequest request) {
        var parameters = request.parameters();
        var previous = generation.previous();
        var inParallel = request.parallelToolCalls();
        json.truth("parallel_tool_calls", inParallel == null || inParallel)
                .text("previous_response_id", previous == null ? null : WireIds.of(previous))
                .text("prompt_cache_key", echo.promptCacheKey())
                .object("reasoning")
                .text("effort", request.effort())
                .text("summary", echo.reasoningSummary())
                .endObject()
                .text("safety_identifier", echo.safetyIdentifier())
                .text("service_tier", "default")
                .truth("store", generation.terms().stored())
                .number("temperature", orElse(parameters.temperature(), 1));
        format(json, request);
        toolChoice(json, request.toolChoice());
        json.array("tools");
        request.tools().forEach(tool -> tool(json, tool));
        json.endArray()
                .number("top_logprobs", orElse(echo.topLogprobs(), 0))
                .number("top_p", orElse(parameters.topP(), 1))
                .number("presence_penalty", orElse(parameters.presencePenalty(), 0))
                .number("frequency_penalty", orElse(parameters.frequencyPenalty(), 0))
                .text("truncation", request.dropOldest() ? "auto" : "disabled");
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

    private static void error(JsonWriter json, State.@Nullable Ended end) {
        var outcome = end == null ? null : end.outcome();
        switch (outcome) {
            case Outcome.Failed(var failure) -> error(json, code(failure), failure.message());
            case Outcome.Interrupted _ ->
                    error(
                            json,
                            "server_error",
                            "The answer was interrupted: the server process that worked on it"
                                    + " ended.");
            case null, default -> json.nothing("error");
        }
        if (outcome instanceof Outcome.Incomplete(var reason)) {
            json.object("incomplete_details").text("reason", of(reason)).endObject();
        } else {
            json.nothing("incomplete_details");
        }
    }

    private static void error(JsonWriter json, String code, String message) {
        json.object("error").text("code", code).text("message", message).endObject();
    }

    private static void format(JsonWriter json, AnswerRequest request) {
        json.object("text").object("format");
        switch (request.format()) {
            case OutputFormat.PlainText _ -> json.text("type", "text");
            case OutputFormat.JsonObject _ -> json.text("type", "json_object");
            case OutputFormat.JsonSchema(var name, var description, var schema, var strict) ->
                    json.text("type", "json_schema")
                            .text("name", name)
                            .text("description", description)
                            .json("schema", schema)
                            .truth("strict", strict != null && strict);
        }
        json.endObject();
        if (request.verbosity() != null) {
            json.text("verbosity", request.verbosity());
        }
        json.endObject();
    }

    private static void toolChoice(JsonWriter json, ToolChoice choice) {
        switch (choice) {
            case ToolChoice.None _ -> json.text("tool_choice", "none");
            case ToolChoice.Auto _ -> json.text("tool_choice", "auto");
            case ToolChoice.Required _ -> json.text("tool_choice", "required");
            case ToolChoice.Named(var tool) -> {
                json.name("tool_choice");
                function(json, tool);
            }
            case ToolChoice.Allowed(var tools, var mustCall) -> {
                json.object("tool_choice")
                        .text("type", "allowed_tools")
                        .text("mode", mustCall ? "required" : "auto")
                        .array("tools");
                tools.forEach(tool -> function(json, tool));
                json.endArray().endObject();
            }
        }
    }

    private static void function(JsonWriter json, String name) {
        json.object().text("type", "function").text("name", name).endObject();
    }

    private static void tool(JsonWriter json, Tool tool) {
        json.object()
                .text("type", "function")
                .text("name", tool.name())
                .text("description", tool.description())
                .json("parameters", tool.parameters())
                .truth("strict", tool.strict())
                .endObject();
    }

    /** What an export says of a response, without what surrounds it. */
    static void summary(JsonWriter json, Generation generation) {
        var end = generation.state() instanceof State.Ended ended ? ended : null;
        var unfinished = generation.state() instanceof State.Queued ? "queued" : "in_progress";
        json.text("id", WireIds.of(generation.id()))
                .text("status", end == null ? unfinished : status(end.outcome()))
                .text("model", generation.model().value())
                .number("created_at", seconds(generation.createdAt()));
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

    private static void parley(
            JsonWriter json, String status, State.@Nullable Ended end, long lastEvent) {
        json.object("parley")
                .text("state", end == null ? status : state(end.outcome()))
                .text("usage_source", end == null ? null : source(end.usage()))
                .number("last_sequence_number", lastEvent)
                .number("first_token_ms", end == null ? null : firstToken(end))
                .number("ended_at", end == null ? null : (Long) seconds(end.at()))
                .number(
                        "events_expire_at",
                        end == null ? null : (Long) seconds(end.eventsExpireAt()));
        failure(json, end);
        json.endObject();
    }

    private static void failure(JsonWriter json, State.@Nullable Ended end) {
        switch (end == null ? null : end.outcome()) {
            case Outcome.Failed(var failure) -> {
                var provider = failure.provider();
                json.object("failure")
                        .text("kind", kind(failure))
                        .text("provider", provider == null ? null : provider.value())
                        .number("http_status", failure.httpStatus())
                        .truth("retryable", failure.retryable())
                        .endObject();
            }
            case Outcome.Interrupted _ ->
                    json.object("failure")
                            .text("kind", "process_ended")
                            .nothing("provider")
                            .nothing("http_status")
                            .truth("retryable", true)
                            .endObject();
            case null, default -> json.nothing("failure");
        }
    }

    private static @Nullable Long completedAt(State.@Nullable Ended end) {
        return end != null && end.outcome() instanceof Outcome.Completed ? seconds(end.at()) : null;
    }

    private static @Nullable Long firstToken(State.Ended end) {
        var started = end.startedAt();
        var first = end.firstTokenAt();
        return started == null || first == null
                ? null
                : Duration.between(started, first).toMillis();
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> "completed";
            case Outcome.Incomplete _ -> "incomplete";
            case Outcome.Cancelled _ -> "cancelled";
            case Outcome.Failed _, Outcome.Interrupted _ -> "failed";
        };
    }

    private static String state(Outcome outcome) {
        return outcome instanceof Outcome.Interrupted ? "interrupted" : status(outcome);
    }

    private static String of(Outcome.Reason reason) {
        return switch (reason) {
            case MAX_OUTPUT_TOKENS -> "max_output_tokens";
            case CONTENT_FILTER -> "content_filter";
        };
    }

    private static String source(TokenUsage usage) {
        return switch (usage.source()) {
            case REPORTED -> "reported";
            case ESTIMATED -> "estimated";
        };
    }

    /** Several SDKs hold these as a closed list. */
    private static String code(GenerationFailure failure) {
        return switch (failure.kind()) {
            case PROVIDER_RATE_LIMITED, PROVIDER_QUOTA_EXHAUSTED -> "rate_limit_exceeded";
            case PROVIDER_REJECTED -> isBadRequest(failure) ? "invalid_prompt" : "server_error";
            case PROVIDER_ERROR,
                    PROVIDER_DISCONNECTED,
                    CONNECT_TIMEOUT,
                    FIRST_TOKEN_TIMEOUT,
                    SILENCE_TIMEOUT,
                    TOOL_NOT_ALLOWED,
                    INTERNAL ->
                    "server_error";
        };
    }

    private static boolean isBadRequest(GenerationFailure failure) {
        var status = failure.httpStatus();
        return status == null || status == 400 || status == 413 || status == 422;
    }

    static String kind(GenerationFailure failure) {
        return switch (failure.kind()) {
            case PROVIDER_ERROR -> "provider_error";
            case PROVIDER_RATE_LIMITED -> "provider_rate_limited";
            case PROVIDER_QUOTA_EXHAUSTED -> "provider_quota_exhausted";
            case PROVIDER_REJECTED -> "provider_rejected";
            case PROVIDER_DISCONNECTED -> "provider_disconnected";
            case CONNECT_TIMEOUT -> "connect_timeout";
            case FIRST_TOKEN_TIMEOUT -> "first_token_timeout";
            case SILENCE_TIMEOUT -> "silence_timeout";
            case TOOL_NOT_ALLOWED -> "tool_not_allowed";
            case INTERNAL -> "internal";
        };
    }

    private static double orElse(@Nullable Double given, double otherwise) {
        return given == null ? otherwise : given;
    }

    private static long orElse(@Nullable Integer given, long otherwise) {
        return given == null ? otherwise : given;
    }

    static long seconds(Instant instant) {
        return instant.getEpochSecond();
    }
}
