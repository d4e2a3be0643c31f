package dev.parley.streaming.openai.wire;

import dev.parley.domain.generation.GenerationFailure;

/** What this wire calls the ways in which an answer fails. */
public final class FailureKinds {

    private FailureKinds() {}

    public static String of(GenerationFailure failure) {
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
}
