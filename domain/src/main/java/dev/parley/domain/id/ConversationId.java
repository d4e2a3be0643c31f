package dev.parley.domain.id;

import java.util.UUID;

/** Names a conversation. */
public record ConversationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
