package dev.parley.application.conversation;

import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.message.port.Attachments;
import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.id.ConversationId;

import java.time.Instant;
import java.util.List;

/**
 * Takes conversations out of the store for good that were deleted long enough ago: messages,
 * answers, journals and files. Each goes in a unit of work of its own, so that nobody waits long
 * and nothing is lost if this ends half-way.
 */
public final class PurgeDeleted {

    private static final int AT_ONCE = 100;

    private final Conversations conversations;
    private final Messages messages;
    private final Attachments attachments;
    private final RunningAnswers answers;
    private final UnitOfWork unitOfWork;

    public PurgeDeleted(
            Conversations conversations,
            Messages messages,
            Attachments attachments,
            RunningAnswers answers,
            UnitOfWork unitOfWork) {
        this.conversations = conversations;
        this.messages = messages;
        this.attachments = attachments;
        this.answers = answers;
        this.unitOfWork = unitOfWork;
    }

    /** Purges what was deleted before the moment given; gives how many conversations. */
    public int purge(Instant deletedBefore) {
        var purged = 0;
        var next = conversations.deletedBefore(deletedBefore, AT_ONCE);
        while (!next.isEmpty()) {
            purgeEach(next);
            purged += next.size();
            next = conversations.deletedBefore(deletedBefore, AT_ONCE);
        }
        attachments.removeUnused();
        return purged;
    }

    private void purgeEach(List<ConversationId> deleted) {
        for (var conversation : deleted) {
            unitOfWork.run(() -> {
                messages.purge(conversation);
                answers.purge(conversation);
                conversations.purge(conversation);
            });
        }
    }
}
