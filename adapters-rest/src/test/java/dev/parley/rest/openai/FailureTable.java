package dev.parley.rest.openai;

import static dev.parley.rest.openai.FailureRow.INVALID;
import static dev.parley.rest.openai.FailureRow.SERVER;
import static dev.parley.rest.openai.FailureRow.SOON;
import static dev.parley.rest.openai.FailureRow.beyondChat;
import static dev.parley.rest.openai.FailureRow.conflict;
import static dev.parley.rest.openai.FailureRow.invalid;
import static dev.parley.rest.openai.FailureRow.invalidAt;
import static dev.parley.rest.openai.FailureRow.notFound;
import static dev.parley.rest.openai.FailureRow.provider;
import static dev.parley.rest.openai.FailureRow.refused;
import static dev.parley.rest.openai.FailureRow.throttled;
import static dev.parley.rest.openai.FailureRow.unavailable;

import dev.parley.application.generation.port.LeaseLost;
import dev.parley.application.shared.IdempotencyKeyReused;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.application.testkit.fixture.SomeIds;
import dev.parley.domain.change.ChangesExpired;
import dev.parley.domain.conversation.ConversationBusy;
import dev.parley.domain.conversation.ConversationNotFound;
import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.failure.Violation;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.generation.BeyondProvider;
import dev.parley.domain.generation.ContextTooLong;
import dev.parley.domain.generation.Draining;
import dev.parley.domain.generation.GenerationFailure.Kind;
import dev.parley.domain.generation.GenerationNotFound;
import dev.parley.domain.generation.NothingToAnswer;
import dev.parley.domain.generation.PreviousGenerationNotFound;
import dev.parley.domain.generation.PreviousGenerationRunning;
import dev.parley.domain.generation.RepetitionUnknowable;
import dev.parley.domain.generation.StillEnding;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.ApiKeyMissing;
import dev.parley.domain.identity.ApiKeyNotFound;
import dev.parley.domain.identity.ApiKeyUnknown;
import dev.parley.domain.identity.ApiKeysContradict;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.ScopeMissing;
import dev.parley.domain.limit.ConversationFull;
import dev.parley.domain.limit.HistoryTooLong;
import dev.parley.domain.limit.Overloaded;
import dev.parley.domain.limit.RateExceeded;
import dev.parley.domain.limit.TooManyAnswers;
import dev.parley.domain.limit.TooManyMessages;
import dev.parley.domain.limit.TooManyStreams;
import dev.parley.domain.message.MessageInProgress;
import dev.parley.domain.message.MessageNotFound;
import dev.parley.domain.message.ToolCallMissing;
import dev.parley.domain.message.ToolOutputMissing;
import dev.parley.domain.modelsettings.ConnectionKeyMissing;
import dev.parley.domain.modelsettings.ConnectionKeyUnreadable;
import dev.parley.domain.modelsettings.ModelMissing;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelNotFound;
import dev.parley.domain.modelsettings.ModelSettingsNotFound;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.ProviderUnknown;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.domain.modelsettings.SecretKeyUnusable;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The table of section 11.2: what is expected of each failure there is. */
final class FailureTable {

    private static final UUID ID = UUID.fromString("0199f3a2-7c1e-7b40-a002-5d20c4e88f12");
    private static final ConversationId CONVERSATION = SomeIds.someConversationId();
    private static final MessageId MESSAGE = SomeIds.someMessageId();
    private static final GenerationId RUNNING = new GenerationId(ID);

    private FailureTable() {}

    static Stream<FailureRow> rows() {
        return Stream.of(requests(), identities(), missing(), conflicts(), ours(), providers())
                .flatMap(rows -> rows);
    }

    private static Stream<FailureRow> requests() {
        return Stream.of(
                invalid(
                        new PreviousGenerationNotFound(RUNNING),
                        "previous_response_not_found",
                        "previous_response_id"),
                invalid(
                        new RepetitionUnknowable(),
                        "mutually_exclusive_parameters",
                        "Idempotency-Key"),
                invalid(
                        new BeyondProvider(BeyondProvider.Matter.OUTPUT_FORMAT, "no schemas"),
                        "unsupported_parameter",
                        "text.format"),
                invalid(
                        new BeyondProvider(BeyondProvider.Matter.FILE, "no files"),
                        "unsupported_parameter",
                        "input"),
                beyondChat(BeyondProvider.Matter.OUTPUT_FORMAT, "response_format"),
                beyondChat(BeyondProvider.Matter.FILE, "messages"),
                invalid(new NothingToAnswer(), "missing_required_parameter", "input"),
                invalid(new ContextTooLong(9000, 8192), "context_length_exceeded", "input"),
                invalid(new HistoryTooLong(10_000), "context_length_exceeded", "input"),
                invalid(new TooManyMessages(20_000, 10_000), "array_above_max_length", "input"),
                invalidAt(
                        "/v1/chat/completions",
                        new TooManyMessages(20_000, 10_000),
                        "array_above_max_length",
                        "messages"),
                invalidAt(
                        "/v1/conversations",
                        new TooManyMessages(20_000, 10_000),
                        "array_above_max_length",
                        "items"),
                invalid(new ToolOutputMissing("call_1"), null, "input"),
                invalid(new ToolCallMissing("call_1"), null, "input"),
                invalid(new ModelMissing(), "missing_required_parameter", "model"),
                invalid(new ProviderUnknown(new ProviderName("acme")), "invalid_value", "provider"),
                invalid(new ConnectionKeyMissing(), "invalid_value", "api_key"),
                invalid(new ChangesExpired(42), "cursor_expired", "after"),
                invalid(InvalidRequest.of("title", "is too long"), "invalid_value", "title"),
                invalid(breaking(Rule.MISSING), "missing_required_parameter", "input[0].role"),
                invalid(breaking(Rule.UNKNOWN), "unknown_parameter", "input[0].role"),
                invalid(breaking(Rule.UNSUPPORTED), "unsupported_parameter", "input[0].role"),
                invalid(breaking(Rule.UNSUPPORTED_VALUE), "unsupported_value", "input[0].role"),
                invalid(breaking(Rule.WRONG_TYPE), "invalid_type", "input[0].role"),
                invalid(
                        breaking(Rule.INTEGER_TOO_SMALL),
                        "integer_below_min_value",
                        "input[0].role"),
                invalid(
                        breaking(Rule.INTEGER_TOO_LARGE),
                        "integer_above_max_value",
                        "input[0].role"),
                invalid(
                        breaking(Rule.DECIMAL_TOO_SMALL),
                        "decimal_below_min_value",
                        "input[0].role"),
                invalid(
                        breaking(Rule.DECIMAL_TOO_LARGE),
                        "decimal_above_max_value",
                        "input[0].role"),
                invalid(breaking(Rule.TEXT_TOO_LONG), "string_above_max_length", "input[0].role"),
                invalid(breaking(Rule.LIST_TOO_LONG), "array_above_max_length", "input[0].role"),
                invalid(
                        breaking(Rule.OBJECT_TOO_LARGE),
                        "object_above_max_properties",
                        "input[0].role"),
                invalid(breaking(Rule.EXCLUSIVE), "mutually_exclusive_parameters", "input[0].role"),
                invalid(breaking(Rule.UNREADABLE), null, "input[0].role"),
                invalidAt(
                        "/v1/responses",
                        new ModelNotFound(new ModelName("gpt-9")),
                        "model_not_found",
                        "model"));
    }

    private static Stream<FailureRow> identities() {
        return Stream.of(
                new FailureRow(
                        new ApiKeyMissing(), "/v1/models", 401, INVALID, null, null, null, null),
                new FailureRow(
                        new ScopeMissing(KeyScope.ADMIN, KeyScope.WRITE),
                        "/v1/model_settings/installation",
                        403,
                        INVALID,
                        "missing_scope",
                        null,
                        null,
                        null),
                new FailureRow(
                        new ApiKeysContradict(),
                        "/v1/models",
                        401,
                        INVALID,
                        "invalid_api_key",
                        null,
                        null,
                        null),
                new FailureRow(
                        new ApiKeyUnknown(),
                        "/v1/models",
                        401,
                        INVALID,
                        "invalid_api_key",
                        null,
                        null,
                        null));
    }

    private static Stream<FailureRow> missing() {
        var conversation = new ConversationNotFound(CONVERSATION);
        return Stream.of(
                notFound(conversation, "/v1/conversations/conv_1", "conversation_id"),
                notFound(conversation, "/v1/responses", "conversation"),
                notFound(conversation, "/v1/model_settings/conv_1", "scope"),
                notFound(conversation, "/v1/model_settings/effective", "conversation"),
                notFound(new GenerationNotFound(RUNNING), "/v1/responses/resp_1", "response_id"),
                notFound(
                        new MessageNotFound(MESSAGE),
                        "/v1/conversations/conv_1/items/msg_1",
                        "item_id"),
                notFound(
                        new ModelSettingsNotFound(new Scope.Installation()),
                        "/v1/model_settings/installation",
                        "scope"),
                notFound(new ApiKeyNotFound("laptop"), "/v1/models", null),
                new FailureRow(
                        new ModelNotFound(new ModelName("gpt-9")),
                        "/v1/models/gpt-9",
                        404,
                        INVALID,
                        "model_not_found",
                        "model",
                        null,
                        null),
                new FailureRow(
                        new ModelNotFound(new ModelName("gpt-9")),
                        "/v1/chat/completions",
                        404,
                        INVALID,
                        "model_not_found",
                        "model",
                        null,
                        null));
    }

    static Stream<FailureRow> conflicts() {
        return Stream.of(
                conflict(new ConversationBusy(CONVERSATION, RUNNING), "conversation"),
                conflict(new PreviousGenerationRunning(RUNNING), "previous_response_id"),
                conflict(new MessageInProgress(MESSAGE, RUNNING), "item_id"),
                refused(new ConversationFull(CONVERSATION, 2_000_000), 409, "conversation_full"),
                refused(new LeaseLost(RUNNING), 409, "lease_lost"),
                refused(new IdempotencyKeyReused("k"), 422, "idempotency_key_mismatch"));
    }

    private static Stream<FailureRow> ours() {
        return Stream.of(
                unavailable(new Draining(SOON), "/v1/responses", "draining", "2000"),
                unavailable(new Overloaded(4000), "/v1/responses", "overloaded", "2000"),
                throttled(new TooManyAnswers(1000)),
                throttled(new TooManyStreams(1000)),
                throttled(
                        new RateExceeded(
                                600,
                                Duration.ofMinutes(1),
                                "requests with your key",
                                "rate-per-key",
                                SOON)),
                unavailable(new StillEnding(SOON), "/v1/responses", "still_ending", "2000"),
                unavailable(
                        new ConnectionKeyUnreadable(new Scope.Installation()),
                        "/v1/model_settings/installation",
                        "connection_key_unreadable",
                        "8000"),
                unavailable(
                        new SecretKeyUnusable(),
                        "/v1/model_settings/installation",
                        "secret_key_unusable",
                        "8000"),
                unavailable(
                        new StoreUnavailable("The disk is full.", Duration.ofMinutes(1)),
                        "/v1/responses",
                        "store_unavailable",
                        "8000"),
                unavailable(
                        new StoreUnavailable("The store is locked.", Duration.ofMillis(10)),
                        "/v1/responses",
                        "store_unavailable",
                        "250"));
    }

    private static Stream<FailureRow> providers() {
        return Stream.of(
                provider(
                        Kind.PROVIDER_RATE_LIMITED,
                        429,
                        "rate_limit_error",
                        "rate_limit_exceeded",
                        "true",
                        "2000"),
                provider(
                        Kind.PROVIDER_QUOTA_EXHAUSTED,
                        429,
                        "insufficient_quota",
                        "insufficient_quota",
                        "false",
                        null),
                provider(Kind.PROVIDER_REJECTED, 400, INVALID, null, null, null),
                provider(Kind.PROVIDER_ERROR, 502, SERVER, "provider_error", "true", "2000"),
                provider(
                        Kind.PROVIDER_DISCONNECTED,
                        502,
                        SERVER,
                        "provider_disconnected",
                        "true",
                        "2000"),
                provider(Kind.CONNECT_TIMEOUT, 504, SERVER, "provider_timeout", "false", null),
                provider(Kind.FIRST_TOKEN_TIMEOUT, 504, SERVER, "provider_timeout", "false", null),
                provider(Kind.SILENCE_TIMEOUT, 504, SERVER, "provider_timeout", "false", null),
                provider(Kind.TOOL_NOT_ALLOWED, 502, SERVER, "provider_error", "false", null),
                provider(Kind.INTERNAL, 500, SERVER, null, "false", null));
    }

    private static Failure breaking(Rule rule) {
        return new InvalidRequest(List.of(new Violation("input[0].role", rule, "is wrong")));
    }
}
