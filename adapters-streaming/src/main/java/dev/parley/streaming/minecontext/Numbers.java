package dev.parley.streaming.minecontext;

import dev.parley.application.shared.NumberResources;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The whole numbers by which the app knows conversations and messages (contract, section 5.1).
 *
 * <p>A message of the app is either one of ours that somebody handed in, or all that one answer
 * said: its number is then the answer's, which is known before the model says anything.
 */
@Singleton
final class Numbers {

    private static final String CONVERSATIONS = "minecontext.conversation";
    private static final String MESSAGES = "minecontext.message";

    private final NumberResources numbering;

    Numbers(NumberResources numbering) {
        this.numbering = numbering;
    }

    /** The numbers of conversations, by their ids. */
    Map<UUID, Long> ofConversations(Collection<UUID> conversations) {
        return numbering.numbersOf(conversations, CONVERSATIONS);
    }

    long of(ConversationId conversation) {
        return only(ofConversations(List.of(conversation.value())));
    }

    /** The numbers of messages that were handed in, and of answers, in the order given. */
    Map<UUID, Long> ofMessages(Collection<UUID> messages) {
        return numbering.numbersOf(messages, MESSAGES);
    }

    /** The number of the message that an answer is. */
    long of(GenerationId answer) {
        return only(ofMessages(List.of(answer.value())));
    }

    private static long only(Map<UUID, Long> numbers) {
        return numbers.values().iterator().next();
    }

    /** The conversation with that number; whose it is, is not asked. */
    Optional<ConversationId> conversation(long number) {
        return numbering.resource(CONVERSATIONS, number).map(ConversationId::new);
    }

    /** The message handed in, or the answer, with that number; whose it is, is not asked. */
    Optional<UUID> message(long number) {
        return numbering.resource(MESSAGES, number);
    }
}
