package dev.parley.domain.conversation;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;

/**
 * An answer is running in the conversation, and the caller asked neither to wait for it, nor to
 * stop or to join it.
 */
public record ConversationBusy(ConversationId id, GenerationId running)
        implements Failure.Conflict {

    @Override
    public String code() {
        return "conversation-busy";
    }

    @Override
    public String detail() {
        return "The conversation is being answered. Wait for the answer, stop it, or ask to be"
                + " queued behind it or to join it.";
    }
}
