package dev.parley.application.conversation;

import dev.parley.application.message.StoredMessages;
import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;

import java.time.InstantSource;

/**
 * Takes a message out of its conversation. Nobody finds it any more, but its id still marks its
 * place in the list.
 */
public final class DeleteMessage {

    private final OwnConversations own;
    private final StoredConversations storedConversations;
    private final StoredMessages storedMessages;
    private final OwnMessages ownMessages;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public DeleteMessage(
            OwnConversations own,
            StoredConversations storedConversations,
            StoredMessages storedMessages,
            Messages messages,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.own = own;
        this.storedConversations = storedConversations;
        this.storedMessages = storedMessages;
        this.ownMessages = new OwnMessages(messages);
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** The conversation as it is without the message. */
    public Conversation delete(Caller caller, ConversationId conversation, MessageId id) {
        caller.require(KeyScope.WRITE);
        return unitOfWork.run(() -> {
            var before = own.hold(caller, conversation);
            var message = ownMessages.findFinished(conversation, id);
            var at = clock.instant();
            var after = before.tookTurns(0, at);
            storedMessages.delete(message, at);
            storedConversations.save(before, after);
            return after;
        });
    }
}
