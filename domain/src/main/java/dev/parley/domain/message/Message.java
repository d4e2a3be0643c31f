package dev.parley.domain.message;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.OwnerId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The stored unit of a dialogue.
 *
 * <p>What people and tools say is complete from the start. A generation's message is begun empty,
 * is written while the model speaks, and ends completed or incomplete; after that only a person's
 * edit changes it.
 *
 * @param conversation where it stands; absent for the input and output of an answer outside any
 *     conversation
 * @param generation the generation that wrote it; absent for what was handed in
 */
public record Message(
        MessageId id,
        OwnerId owner,
        @Nullable ConversationId conversation,
        @Nullable GenerationId generation,
        Position position,
        Author author,
        Content content,
        MessageStatus status,
        @Nullable Phase phase,
        Instant createdAt) {

    /** The message with other content, finished or not. */
    public Message holding(Content newContent, MessageStatus newStatus) {
        return new Message(
                id,
                owner,
                conversation,
                generation,
                position,
                author,
                newContent,
                newStatus,
                phase,
                createdAt);
    }
}
