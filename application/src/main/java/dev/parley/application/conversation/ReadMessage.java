package dev.parley.application.conversation;

import dev.parley.application.message.KeptMedia;
import dev.parley.application.message.port.Messages;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Message;

/** Reads one message, with the bytes of its pictures and files. */
public final class ReadMessage {

    private final OwnConversations own;
    private final OwnMessages ownMessages;
    private final KeptMedia media;

    public ReadMessage(OwnConversations own, Messages messages, KeptMedia media) {
        this.own = own;
        this.ownMessages = new OwnMessages(messages);
        this.media = media;
    }

    public Message read(Caller caller, ConversationId conversation, MessageId id) {
        own.find(caller, conversation);
        var message = ownMessages.find(conversation, id);
        return message.holding(media.load(message.content()), message.status());
    }
}
