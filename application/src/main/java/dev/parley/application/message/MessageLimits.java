package dev.parley.application.message;

import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.Limits;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.limit.ConversationFull;
import dev.parley.domain.limit.TooManyMessages;

import java.util.List;

/** How many messages a request may bring, and a conversation may have. */
public final class MessageLimits {

    /**
     * Counting a conversation's messages costs something, so that it is done once in so many turns,
     * or more often where the limit is small. It may be overstepped by what they hold.
     */
    private static final int MOST_TURNS_UNCOUNTED = 64;

    private static final int PARTS = 1000;

    /** No answer says more in a turn. */
    private static final int MOST_IN_ANSWER = 1000;

    private final Messages messages;
    private final Limits limits;
    private final int uncounted;

    public MessageLimits(Messages messages, Limits limits) {
        this.messages = messages;
        this.limits = limits;
        this.uncounted = Math.clamp(limits.conversationMessages() / PARTS, 1, MOST_TURNS_UNCOUNTED);
    }

    /**
     * Checks what a request brings.
     *
     * @throws FailureException with {@link TooManyMessages}
     */
    public void check(List<Input> input) {
        check(input, limits.requestMessages());
    }

    /**
     * Checks what a request opens a conversation with.
     *
     * @throws FailureException with {@link TooManyMessages}
     */
    public void checkOpening(List<Input> input) {
        check(input, Math.min(limits.requestMessages(), limits.conversationMessages()));
    }

    private static void check(List<Input> input, int most) {
        if (input.size() > most) {
            throw new FailureException(new TooManyMessages(input.size(), most));
        }
    }

    /**
     * Checks what a request brings to a conversation.
     *
     * @throws FailureException with {@link TooManyMessages} or {@link ConversationFull}
     */
    public void check(Conversation conversation, List<Input> input) {
        check(input);
        if (isCounted(conversation.nextTurn(), input.size())
                && messages.hasMoreThan(
                        conversation.id(),
                        Math.max(0, limits.conversationMessages() - input.size()))) {
            throw new FailureException(
                    new ConversationFull(conversation.id(), limits.conversationMessages()));
        }
    }

    /** Not while all its turns together, each of one request or answer, are within the limit. */
    private boolean isCounted(int turn, int brought) {
        var most = (long) turn * Math.max(limits.requestMessages(), MOST_IN_ANSWER) + brought;
        return most > limits.conversationMessages()
                && turn / uncounted != (turn + brought + 1) / uncounted;
    }
}
