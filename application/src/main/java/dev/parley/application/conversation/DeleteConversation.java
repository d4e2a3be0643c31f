package dev.parley.application.conversation;

import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;

import java.time.InstantSource;

/**
 * Deletes a conversation, after stopping what runs or waits in it.
 *
 * <p>Deleted means that nobody finds it any more. Purged means that it is gone: messages, answers
 * and journals, and soon the files that only its messages referred to.
 */
public final class DeleteConversation {

    private final OwnConversations own;
    private final StoredConversations stored;
    private final Messages messages;
    private final RunningAnswers answers;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public DeleteConversation(
            OwnConversations own,
            StoredConversations stored,
            Messages messages,
            RunningAnswers answers,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.own = own;
        this.stored = stored;
        this.messages = messages;
        this.answers = answers;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public void delete(Caller caller, ConversationId id, boolean purge) {
        caller.require(KeyScope.WRITE);
        own.find(caller, id);
        do {
            answers.stopAllIn(id);
        } while (!unitOfWork.run(() -> deleteUnlessAnswering(caller, id, purge)));
    }

    /** Somebody may have asked once more since everything was stopped. */
    private boolean deleteUnlessAnswering(Caller caller, ConversationId id, boolean purge) {
        var conversation = own.hold(caller, id);
        if (answers.isAnyIn(id)) {
            return false;
        }
        if (purge) {
            messages.purge(id);
            answers.purge(id);
        }
        stored.delete(conversation, purge, clock.instant());
        return true;
    }
}
