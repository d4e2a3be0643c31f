package dev.parley.domain.conversation;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.id.ConversationId;

/** No conversation of the caller has this id; it may be unknown, deleted or somebody else's. */
public record ConversationNotFound(ConversationId id) implements Failure.NotFound {

    @Override
    public String code() {
        return "conversation-not-found";
    }

    @Override
    public String detail() {
        return "There is no such conversation. It may have been deleted.";
    }
}
