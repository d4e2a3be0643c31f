package dev.parley.domain.generation;

import dev.parley.domain.modelsettings.ProviderName;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Why an answer failed.
 *
 * @param message one sentence that a person understands, without keys and addresses
 * @param provider the service that was asked; absent when the failure has nothing to do with it
 * @param httpStatus what the service answered with, if it answered with a status of HTTP
 * @param retryable whether asking again later may help
 * @param retryAfter how long the service asked to wait
 */
public record GenerationFailure(
        Kind kind,
        String message,
        @Nullable ProviderName provider,
        @Nullable Integer httpStatus,
        boolean retryable,
        @Nullable Duration retryAfter) {

    /** What failed. */
    public enum Kind {
        /**
         * The service answered with an error of its own (5xx), or with something that is no answer.
         */
        PROVIDER_ERROR,
        /** The service has too much to do, or we asked too often. */
        PROVIDER_RATE_LIMITED,
        /** The account at the service is used up. */
        PROVIDER_QUOTA_EXHAUSTED,
        /** The service refuses the request: the key, the model, or what is asked. */
        PROVIDER_REJECTED,
        /**
         * The service closed the connection before the answer was complete, or could not be
         * reached.
         */
        PROVIDER_DISCONNECTED,
        /** The service could not be connected to in time. */
        CONNECT_TIMEOUT,
        /** The service took the request and did not begin to answer in time. */
        FIRST_TOKEN_TIMEOUT,
        /** The service began to answer and then said nothing for too long. */
        SILENCE_TIMEOUT,
        /** The model called a tool that it was not given. */
        TOOL_NOT_ALLOWED,
        /** A defect, or our own store. */
        INTERNAL
    }

    /** A failure of ours. */
    public static GenerationFailure internal(String message) {
        return new GenerationFailure(Kind.INTERNAL, message, null, null, true, null);
    }
}
