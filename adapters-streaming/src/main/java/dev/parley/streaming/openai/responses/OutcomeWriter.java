package dev.parley.streaming.openai.responses;

import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.wire.FailureKinds;
import dev.parley.streaming.openai.wire.Seconds;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Writes what a response says of its end; until then, that there was none yet. */
final class OutcomeWriter {

    private OutcomeWriter() {}

    /** {@code error} and {@code incomplete_details}. */
    static void error(JsonWriter json, State.@Nullable Ended end) {
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

    /** {@code parley}: what only we tell. */
    static void parley(JsonWriter json, String status, State.@Nullable Ended end, long lastEvent) {
        json.object("parley")
                .text("state", end == null ? status : state(end.outcome()))
                .text("usage_source", end == null ? null : source(end.usage()))
                .number("last_sequence_number", lastEvent)
                .number("first_token_ms", end == null ? null : firstToken(end))
                .number("ended_at", end == null ? null : (Long) Seconds.of(end.at()))
                .number(
                        "events_expire_at",
                        end == null ? null : (Long) Seconds.of(end.eventsExpireAt()));
        failure(json, end);
        json.endObject();
    }

    private static void failure(JsonWriter json, State.@Nullable Ended end) {
        switch (end == null ? null : end.outcome()) {
            case Outcome.Failed(var failure) -> {
                var provider = failure.provider();
                json.object("failure")
                        .text("kind", FailureKinds.of(failure))
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

    private static @Nullable Long firstToken(State.Ended end) {
        var started = end.startedAt();
        var first = end.firstTokenAt();
        return started == null || first == null
                ? null
                : Duration.between(started, first).toMillis();
    }

    static String status(Outcome outcome) {
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
}
