package dev.parley.streaming.openai.chat;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Draining;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.ProviderFailed;
import dev.parley.domain.identity.ApiKeyUnknown;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.wire.FailureKinds;

import java.time.Duration;

/** How a chat completion fails: as an HTTP error, or as its stream's last frame. */
final class ChatFailures {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);

    private ChatFailures() {}

    /** Fails if the answer did and nothing of it was sent. */
    static void check(Outcome outcome) {
        switch (outcome) {
            case Outcome.Failed(var failure) ->
                    throw new FailureException(new ProviderFailed(failure));
            case Outcome.Interrupted _ -> throw new FailureException(new Draining(TRY_AGAIN_AFTER));
            case Outcome.Completed _, Outcome.Incomplete _, Outcome.Cancelled _ -> {
                // these are answers
            }
        }
    }

    static void frame(JsonWriter json, GenerationFailure failure) {
        var type =
                switch (failure.kind()) {
                    case PROVIDER_RATE_LIMITED -> "rate_limit_error";
                    case PROVIDER_QUOTA_EXHAUSTED -> "insufficient_quota";
                    case PROVIDER_REJECTED -> "invalid_request_error";
                    case PROVIDER_ERROR,
                            PROVIDER_DISCONNECTED,
                            CONNECT_TIMEOUT,
                            FIRST_TOKEN_TIMEOUT,
                            SILENCE_TIMEOUT,
                            TOOL_NOT_ALLOWED,
                            INTERNAL ->
                            "server_error";
                };
        var code =
                switch (failure.kind()) {
                    case PROVIDER_RATE_LIMITED -> "rate_limit_exceeded";
                    case PROVIDER_QUOTA_EXHAUSTED -> "insufficient_quota";
                    case CONNECT_TIMEOUT, FIRST_TOKEN_TIMEOUT, SILENCE_TIMEOUT ->
                            "provider_timeout";
                    case PROVIDER_REJECTED,
                            PROVIDER_ERROR,
                            PROVIDER_DISCONNECTED,
                            TOOL_NOT_ALLOWED,
                            INTERNAL ->
                            FailureKinds.of(failure);
                };
        frame(json, failure.message(), type, code);
    }

    static void frame(JsonWriter json, Failure failure) {
        frame(json, failure.detail(), "server_error", failure.code().replace('-', '_'));
    }

    static void interrupted(JsonWriter json) {
        frame(json, "The server is shutting down.", "server_error", "draining");
    }

    static void keyWithdrawn(JsonWriter json) {
        frame(json, new ApiKeyUnknown().detail(), "invalid_request_error", "invalid_api_key");
    }

    private static void frame(JsonWriter json, String message, String type, String code) {
        json.raw("data: ")
                .object()
                .object("error")
                .text("message", message)
                .text("type", type)
                .text("param", null)
                .text("code", code)
                .endObject()
                .endObject()
                .raw("\n\n");
    }
}
