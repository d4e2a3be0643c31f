package dev.parley.application.conversation;

import dev.parley.application.message.port.Messages;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.MessageInProgress;
import dev.parley.domain.message.MessageNotFound;
import dev.parley.domain.message.MessageStatus;

/** Finds messages within a conversation that was found for its owner already. */
final class OwnMessages {

    private final Messages messages;

    OwnMessages(Messages messages) {
        this.messages = messages;
    }

    Message find(ConversationId conversation, MessageId id) {
        return messages.find(id)
                .filter(message -> conversation.equals(message.conversation()))
                .orElseThrow(() -> new FailureException(new MessageNotFound(id)));
    }

    /** One that nobody is writing. */
    Message findFinished(ConversationId conversation, MessageId id) {
        var message = find(conversation, id);
        var generation = message.generation();
        if (message.status() == MessageStatus.IN_PROGRESS && generation != null) {
            throw new FailureException(new MessageInProgress(id, generation));
        }
        return message;
    }
}
