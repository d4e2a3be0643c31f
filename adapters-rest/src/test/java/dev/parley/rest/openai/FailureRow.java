package dev.parley.rest.openai;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.generation.BeyondProvider;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.GenerationFailure.Kind;
import dev.parley.domain.generation.ProviderFailed;
import dev.parley.domain.modelsettings.ProviderName;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * What is expected of one failure at one address.
 *
 * @param retry the header that says whether to try again
 * @param millis the header that says after how long
 */
record FailureRow(
        Failure failure,
        String path,
        int status,
        String type,
        @Nullable String code,
        @Nullable String param,
        @Nullable String retry,
        @Nullable String millis) {

    static final String INVALID = "invalid_request_error";
    static final String SERVER = "server_error";

    /** What every failure of the table asks for that asks for a pause. */
    static final Duration SOON = Duration.ofSeconds(2);

    static FailureRow throttled(Failure failure) {
        return new FailureRow(
                failure,
                "/v1/responses",
                429,
                "rate_limit_error",
                "rate_limit_exceeded",
                null,
                "true",
                "2000");
    }

    /** A refusal of bad input at another address than that of responses. */
    static FailureRow invalidAt(String path, Failure failure, String code, String param) {
        return new FailureRow(failure, path, 400, INVALID, code, param, null, null);
    }

    static FailureRow invalid(Failure failure, @Nullable String code, String param) {
        return new FailureRow(failure, "/v1/responses", 400, INVALID, code, param, null, null);
    }

    static FailureRow beyondChat(BeyondProvider.Matter matter, String param) {
        return invalidAt(
                "/v1/chat/completions",
                new BeyondProvider(matter, "not taken"),
                "unsupported_parameter",
                param);
    }

    static FailureRow notFound(Failure failure, String path, @Nullable String param) {
        return new FailureRow(failure, path, 404, INVALID, "not_found", param, null, null);
    }

    static FailureRow conflict(Failure failure, String param) {
        return new FailureRow(
                failure,
                "/v1/responses",
                409,
                INVALID,
                "conversation_locked",
                param,
                "false",
                null);
    }

    static FailureRow provider(
            Kind kind,
            int status,
            String type,
            @Nullable String code,
            @Nullable String retry,
            @Nullable String millis) {
        var failure =
                new GenerationFailure(
                        kind, "It failed.", new ProviderName("acme"), 500, true, SOON);
        return new FailureRow(
                new ProviderFailed(failure),
                "/v1/chat/completions",
                status,
                type,
                code,
                null,
                retry,
                millis);
    }

    /** Parley cannot at the moment, and says after how long to try again. */
    static FailureRow unavailable(Failure failure, String path, String code, String millis) {
        return new FailureRow(failure, path, 503, SERVER, code, null, "true", millis);
    }

    /** Trying again does not help. */
    static FailureRow refused(Failure failure, int status, String code) {
        return new FailureRow(failure, "/v1/responses", status, INVALID, code, null, "false", null);
    }

    @Override
    public String toString() {
        return failure + " at " + path;
    }
}
