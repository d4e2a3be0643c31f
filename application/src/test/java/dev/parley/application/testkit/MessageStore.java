package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;

import dev.parley.application.message.port.Messages;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.message.Message;

import java.util.ArrayList;
import java.util.List;

/** What contracts need that look at stored messages. */
public interface MessageStore extends StoreContract {

    default Messages messages() {
        return stores().messages();
    }

    default List<Message> stored(List<Message> messages) {
        work(() -> messages().add(messages));
        return messages;
    }

    /** So many messages, each a turn of its own. */
    default List<Message> storedTurns(Conversation conversation, int turns) {
        var messages = new ArrayList<Message>();
        for (var turn = 0; turn < turns; turn++) {
            messages.add(aMessage().in(conversation).at(turn, 0).saying("turn " + turn).build());
        }
        return stored(messages);
    }

    default void markDeleted(Message message) {
        work(() -> messages().markDeleted(message.id(), afterNoon(60)));
    }
}
