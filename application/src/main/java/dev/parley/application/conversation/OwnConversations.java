package dev.parley.application.conversation;

import dev.parley.application.conversation.port.Conversations;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.ConversationNotFound;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;

import java.util.Optional;

/**
 * Finds conversations for callers: somebody else's is as little found as one that does not exist,
 * and one that is deleted only by who reaches those.
 */
public final class OwnConversations {

    private final Conversations conversations;

    public OwnConversations(Conversations conversations) {
        this.conversations = conversations;
    }

    public Conversation find(Caller caller, ConversationId id) {
        return own(caller, id, conversations.find(id));
    }

    /** Within a unit of work: finds it and keeps others from changing it. */
    public Conversation hold(Caller caller, ConversationId id) {
        return own(caller, id, conversations.hold(id));
    }

    private static Conversation own(
            Caller caller, ConversationId id, Optional<Conversation> found) {
        return found.filter(conversation -> conversation.owner().equals(caller.owner()))
                .filter(conversation -> caller.reachesDeleted() || !conversation.isDeleted())
                .orElseThrow(() -> new FailureException(new ConversationNotFound(id)));
    }
}
