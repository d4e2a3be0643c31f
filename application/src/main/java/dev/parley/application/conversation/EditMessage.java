package dev.parley.application.conversation;

import dev.parley.application.message.KeptMedia;
import dev.parley.application.message.StoredMessages;
import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;

import java.time.InstantSource;

/**
 * Replaces what a message says. Its author, place and time stay; a message that is being written is
 * left alone.
 */
public final class EditMessage {

    private final OwnConversations own;
    private final StoredConversations storedConversations;
    private final StoredMessages storedMessages;
    private final OwnMessages ownMessages;
    private final KeptMedia media;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public EditMessage(
            OwnConversations own,
            StoredConversations storedConversations,
            StoredMessages storedMessages,
            Messages messages,
            KeptMedia media,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.own = own;
        this.storedConversations = storedConversations;
        this.storedMessages = storedMessages;
        this.ownMessages = new OwnMessages(messages);
        this.media = media;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public Message edit(
            Caller caller, ConversationId conversation, MessageId id, Content.Said said) {
        caller.require(KeyScope.WRITE);
        own.find(caller, conversation);
        var content = media.keep(said);
        return unitOfWork.run(() -> {
            var before = own.hold(caller, conversation);
            var message = ownMessages.findFinished(conversation, id);
            if (!(message.content() instanceof Content.Said)) {
                throw new FailureException(
                        InvalidRequest.of(
                                "type",
                                "only what was said can be edited, not reasoning, tool calls or"
                                        + " their results"));
            }
            var at = clock.instant();
            var edited = message.holding(content, message.status());
            storedMessages.edit(edited, at);
            storedConversations.save(before, before.tookTurns(0, at));
            return edited;
        });
    }
}
