package dev.parley.domain.modelsettings;

import dev.parley.domain.failure.Failure;

import java.time.Duration;

/**
 * The key that is kept for a scope's model service cannot be opened: the key that locks such keys
 * is missing or another one.
 */
public record ConnectionKeyUnreadable(Scope scope) implements Failure.Unavailable {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);

    @Override
    public String code() {
        return "connection-key-unreadable";
    }

    @Override
    public String detail() {
        return "The API key in the model settings of %s cannot be opened: the key that locks it is missing or another one. Enter it again, remove these settings, or ask whoever runs this installation (parley doctor)."
                .formatted(named());
    }

    @Override
    public Duration retryAfter() {
        return TRY_AGAIN_AFTER;
    }

    private String named() {
        return switch (scope) {
            case Scope.Installation _ -> "the installation";
            case Scope.OfOwner(var owner) -> "the user " + owner;
            case Scope.OfConversation _ -> "a conversation";
        };
    }
}
