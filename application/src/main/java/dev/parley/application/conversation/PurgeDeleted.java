package dev.parley.application.conversation;

import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.message.port.Attachments;
import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes conversations, and answers outside of any, out of the store for good that were deleted long
 * enough ago: messages, answers and journals, each in a unit of work of its own, so that nobody
 * waits long and nothing is lost if this ends half-way; and then the files that no message refers
 * to any more.
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

    /**
     * Purges what was deleted before the moment given; gives how many conversations and answers
     * outside of any.
     */
    public int purge(Instant deletedBefore) {
        var purged =
                purgeAll(() -> conversations.deletedBefore(deletedBefore, AT_ONCE), this::purge)
                        + purgeAll(
                                () -> answers.deletedBefore(deletedBefore, AT_ONCE), this::purge);
        // the first round may have been begun before all this was purged
        removeUnusedFiles();
        removeUnusedFiles();
        return purged;
    }

    private void removeUnusedFiles() {
        var isRound = false;
        while (!isRound) {
            isRound = attachments.removeSomeUnused();
        }
    }

    private <T> int purgeAll(Supplier<List<T>> deleted, Consumer<T> purge) {
        var purged = 0;
        for (var next = deleted.get(); !next.isEmpty(); next = deleted.get()) {
            for (var each : next) {
                unitOfWork.run(() -> purge.accept(each));
            }
            purged += next.size();
        }
        return purged;
    }

    private void purge(ConversationId conversation) {
        messages.purge(conversation);
        answers.purge(conversation);
        conversations.purge(conversation);
    }

    private void purge(GenerationId answer) {
        messages.purge(answer);
        answers.purge(answer);
    }
}
