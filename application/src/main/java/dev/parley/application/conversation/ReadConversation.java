package dev.parley.application.conversation;

import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;

/** Reads one conversation. Never shows an answer as running that nobody works on. */
public final class ReadConversation {

    private final OwnConversations own;
    private final RunningAnswers answers;

    public ReadConversation(OwnConversations own, RunningAnswers answers) {
        this.own = own;
        this.answers = answers;
    }

    public Conversation read(Caller caller, ConversationId id) {
        var conversation = own.find(caller, id);
        var running = conversation.running();
        return running != null && answers.settleIfLost(running)
                ? own.find(caller, id)
                : conversation;
    }
}
