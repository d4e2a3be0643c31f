package dev.parley.application.conversation;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;

import java.time.Instant;
import java.util.List;

/** What conversations need to know of the answers in them; whoever runs answers offers it. */
public interface RunningAnswers {

    /** Settles an answer that says it runs although nobody works on it; tells whether it did. */
    boolean settleIfLost(GenerationId running);

    /** Stops what runs and what waits in a conversation, and returns when all of it has ended. */
    void stopAllIn(ConversationId conversation);

    /** Whether anything runs or waits in a conversation. */
    boolean isAnyIn(ConversationId conversation);

    /**
     * Within a unit of work: takes a conversation's answers and their journals out of the store for
     * good.
     */
    void purge(ConversationId conversation);

    /** Answers outside any conversation that were deleted before a moment, the first first. */
    List<GenerationId> deletedBefore(Instant moment, int limit);

    /**
     * Within a unit of work: takes an answer outside any conversation and its journal out of the
     * store for good.
     */
    void purge(GenerationId answer);
}
