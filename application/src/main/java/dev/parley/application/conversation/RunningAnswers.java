package dev.parley.application.conversation;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;

/** What conversations need to know of the answers in them; whoever runs answers offers it. */
public interface RunningAnswers {

    /** Settles an answer that says it runs although nobody works on it; tells whether it did. */
    boolean settleIfLost(GenerationId running);

    /** Stops what runs and what waits in a conversation, and returns when all of it has ended. */
    void stopAllIn(ConversationId conversation);

    /**
     * Within a unit of work: takes a conversation's answers and their journals out of the store for
     * good.
     */
    void purge(ConversationId conversation);
}
