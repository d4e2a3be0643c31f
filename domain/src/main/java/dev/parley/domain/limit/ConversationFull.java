package dev.parley.domain.limit;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.id.ConversationId;

/** The conversation has as many messages as one may have. */
public record ConversationFull(ConversationId id, long limit)
        implements Failure.Conflict, BeyondLimit {

    @Override
    public String code() {
        return "conversation-full";
    }

    @Override
    public String detail() {
        return "The conversation has as many messages as the limit of "
                + limit
                + " allows, the setting max-conversation-messages. Begin a new one.";
    }
}
