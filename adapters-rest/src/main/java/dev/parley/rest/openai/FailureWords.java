package dev.parley.rest.openai;

import dev.parley.application.shared.IdempotencyKeyReused;
import dev.parley.domain.change.ChangesExpired;
import dev.parley.domain.conversation.ConversationBusy;
import dev.parley.domain.conversation.ConversationNotFound;
import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;
import dev.parley.domain.generation.BeyondProvider;
import dev.parley.domain.generation.ContextTooLong;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.GenerationNotFound;
import dev.parley.domain.generation.PreviousGenerationNotFound;
import dev.parley.domain.generation.PreviousGenerationRunning;
import dev.parley.domain.generation.ProviderFailed;
import dev.parley.domain.generation.RepetitionUnknowable;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.ApiKeyMissing;
import dev.parley.domain.limit.BeyondLimit;
import dev.parley.domain.limit.HistoryTooLong;
import dev.parley.domain.limit.TooManyMessages;
import dev.parley.domain.message.MessageInProgress;
import dev.parley.domain.message.MessageNotFound;
import dev.parley.domain.message.ToolCallMissing;
import dev.parley.domain.message.ToolOutputMissing;
import dev.parley.domain.modelsettings.ModelNotFound;
import dev.parley.domain.modelsettings.ModelSettingsNotFound;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Words failures as this API does: status, type, code and parameter. */
final class FailureWords {

    private static final String LOCKED = "conversation_locked";
    private static final String CONVERSATION = "conversation";
    private static final String MODEL_NOT_FOUND = "model_not_found";
    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    private FailureWords() {}

    static HouseError of(Failure failure, Place place) {
        var error = plain(failure, place);
        return failure instanceof BeyondLimit beyond ? error.with("limit", beyond.limit()) : error;
    }

    private static HouseError plain(Failure failure, Place place) {
        return switch (failure) {
            case Failure.Invalid invalid -> invalid(invalid, place);
            case Failure.Unauthenticated unauthenticated ->
                    HouseError.invalid(
                            401,
                            unauthenticated instanceof ApiKeyMissing ? null : "invalid_api_key",
                            null,
                            failure.detail());
            case Failure.Forbidden _ ->
                    HouseError.invalid(403, "missing_scope", null, failure.detail());
            case Failure.NotFound notFound -> notFound(notFound, place);
            case Failure.Conflict conflict -> conflict(conflict);
            case Failure.TooLarge _ ->
                    HouseError.invalid(413, "request_too_large", null, failure.detail());
            case Failure.Throttled throttled ->
                    HouseError.invalid(429, "rate_limit_exceeded", null, failure.detail())
                            .typed(HouseError.Type.RATE_LIMIT)
                            .worthRepeatingAfter(throttled.retryAfter());
            case Failure.Unavailable unavailable ->
                    HouseError.server(503, snake(failure.code()), failure.detail())
                            .worthRepeatingAfter(unavailable.retryAfter());
            case Failure.Upstream upstream -> upstream(upstream);
        };
    }

    /** What a model service did to us. */
    static HouseError of(GenerationFailure failure) {
        var message = failure.message();
        var wait = failure.retryAfter() == null ? USUAL_WAIT : failure.retryAfter();
        return switch (failure.kind()) {
            case PROVIDER_RATE_LIMITED ->
                    HouseError.invalid(429, "rate_limit_exceeded", null, message)
                            .typed(HouseError.Type.RATE_LIMIT)
                            .worthRepeatingAfter(wait);
            case PROVIDER_QUOTA_EXHAUSTED ->
                    HouseError.invalid(429, "insufficient_quota", null, message)
                            .typed(HouseError.Type.QUOTA)
                            .notWorthRepeating();
            case PROVIDER_REJECTED -> HouseError.invalid(400, null, null, message);
            case PROVIDER_ERROR ->
                    HouseError.server(502, "provider_error", message).worthRepeatingAfter(wait);
            case PROVIDER_DISCONNECTED ->
                    HouseError.server(502, "provider_disconnected", message)
                            .worthRepeatingAfter(wait);
            case CONNECT_TIMEOUT, FIRST_TOKEN_TIMEOUT, SILENCE_TIMEOUT ->
                    HouseError.server(504, "provider_timeout", message).notWorthRepeating();
            case TOOL_NOT_ALLOWED ->
                    HouseError.server(502, "provider_error", message).notWorthRepeating();
            case INTERNAL -> HouseError.server(500, null, message).notWorthRepeating();
        };
    }

    private static HouseError invalid(Failure.Invalid failure, Place place) {
        var detail = failure.detail();
        return switch (failure) {
            case PreviousGenerationNotFound _ ->
                    HouseError.invalid(
                            400, "previous_response_not_found", "previous_response_id", detail);
            case RepetitionUnknowable _ ->
                    HouseError.invalid(
                            400, "mutually_exclusive_parameters", "Idempotency-Key", detail);
            case ToolOutputMissing _, ToolCallMissing _ ->
                    HouseError.invalid(400, null, "input", detail);
            case ContextTooLong _, HistoryTooLong _ ->
                    HouseError.invalid(400, "context_length_exceeded", "input", detail);
            case TooManyMessages _ ->
                    HouseError.invalid(400, "array_above_max_length", messages(place), detail);
            case BeyondProvider(var matter, _) ->
                    HouseError.invalid(
                            400, "unsupported_parameter", parameter(matter, place), detail);
            case ChangesExpired(var oldest) ->
                    HouseError.invalid(400, "cursor_expired", "after", detail)
                            .with("oldest", oldest);
            default -> {
                var first = failure.violations().getFirst();
                var field = first.field().isEmpty() ? null : first.field();
                yield HouseError.invalid(400, code(first.rule()), field, first.message());
            }
        };
    }

    private static String parameter(BeyondProvider.Matter matter, Place place) {
        return switch (matter) {
            case OUTPUT_FORMAT -> place == Place.RESPONSES ? "text.format" : "response_format";
            case FILE -> place == Place.RESPONSES ? "input" : "messages";
        };
    }

    private static String messages(Place place) {
        return switch (place) {
            case CONVERSATIONS -> "items";
            case RESPONSES -> "input";
            case MODEL_SETTINGS, ELSEWHERE -> "messages";
        };
    }

    private static HouseError notFound(Failure.NotFound failure, Place place) {
        if (failure instanceof ModelNotFound) {
            return HouseError.invalid(
                    place == Place.RESPONSES ? 400 : 404,
                    MODEL_NOT_FOUND,
                    "model",
                    failure.detail());
        }
        return HouseError.invalid(404, "not_found", missing(failure, place), failure.detail());
    }

    private static @Nullable String missing(Failure.NotFound failure, Place place) {
        return switch (failure) {
            case ConversationNotFound _ ->
                    switch (place) {
                        case CONVERSATIONS -> "conversation_id";
                        case MODEL_SETTINGS -> "scope";
                        case RESPONSES, ELSEWHERE -> CONVERSATION;
                    };
            case GenerationNotFound _ -> "response_id";
            case MessageNotFound _ -> "item_id";
            case ModelSettingsNotFound _ -> "scope";
            default -> null;
        };
    }

    private static HouseError conflict(Failure.Conflict failure) {
        var detail = failure.detail();
        var error =
                switch (failure) {
                    case ConversationBusy(_, var running) -> locked(CONVERSATION, running, detail);
                    case PreviousGenerationRunning(var running) ->
                            locked("previous_response_id", running, detail);
                    case MessageInProgress(_, var running) -> locked("item_id", running, detail);
                    case IdempotencyKeyReused _ ->
                            HouseError.invalid(422, "idempotency_key_mismatch", null, detail);
                    default -> HouseError.invalid(409, snake(failure.code()), null, detail);
                };
        return error.notWorthRepeating();
    }

    private static HouseError locked(String param, GenerationId running, String detail) {
        return HouseError.invalid(409, LOCKED, param, detail)
                .with("response_id", WireId.RESPONSE.of(running.value()));
    }

    private static HouseError upstream(Failure.Upstream failure) {
        return failure instanceof ProviderFailed(var why)
                ? of(why)
                : HouseError.server(502, "provider_error", failure.detail()).notWorthRepeating();
    }

    private static @Nullable String code(Violation.Rule rule) {
        return switch (rule) {
            case MISSING -> "missing_required_parameter";
            case UNKNOWN -> "unknown_parameter";
            case UNSUPPORTED -> "unsupported_parameter";
            case UNSUPPORTED_VALUE -> "unsupported_value";
            case WRONG_TYPE -> "invalid_type";
            case INVALID_VALUE -> "invalid_value";
            case INTEGER_TOO_SMALL -> "integer_below_min_value";
            case INTEGER_TOO_LARGE -> "integer_above_max_value";
            case DECIMAL_TOO_SMALL -> "decimal_below_min_value";
            case DECIMAL_TOO_LARGE -> "decimal_above_max_value";
            case TEXT_TOO_LONG -> "string_above_max_length";
            case LIST_TOO_LONG -> "array_above_max_length";
            case OBJECT_TOO_LARGE -> "object_above_max_properties";
            case EXCLUSIVE -> "mutually_exclusive_parameters";
            case UNREADABLE -> null;
        };
    }

    private static String snake(String code) {
        return code.replace('-', '_');
    }
}
