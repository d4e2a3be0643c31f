package dev.parley.application.testkit;

import dev.parley.application.composition.Stores;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.message.Message;

import java.util.List;

/** What the contracts of all stored things have in common. */
public interface StoreContract {

    /** All ports of one empty store, the same ones for the length of a test. */
    Stores stores();

    /** Does something within a unit of work. */
    default void work(Runnable work) {
        stores().unitOfWork().run(work);
    }

    default Conversation stored(Conversation conversation) {
        work(() -> stores().conversations().add(conversation));
        return conversation;
    }

    default Message stored(Message message) {
        work(() -> stores().messages().add(List.of(message)));
        return message;
    }

    default Generation stored(Generation generation) {
        work(() -> stores().generations().add(generation, List.of()));
        return generation;
    }
}
