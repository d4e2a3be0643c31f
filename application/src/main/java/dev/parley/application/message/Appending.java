package dev.parley.application.message;

import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.port.Ids;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.MessageNotFound;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Position;
import dev.parley.domain.search.SearchableText;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts messages that are handed in behind what has been said, one turn for each change of author.
 */
public final class Appending {

    private final Messages messages;
    private final StoredMessages storedMessages;
    private final Ids ids;

    public Appending(Messages messages, StoredMessages storedMessages, Ids ids) {
        this.messages = messages;
        this.storedMessages = storedMessages;
        this.ids = ids;
    }

    /**
     * What was appended.
     *
     * @param handedIn all messages that were handed in, those that stood in the conversation before
     *     included
     */
    public record Appended(Conversation conversation, List<Message> handedIn) {}

    /**
     * Within a unit of work that holds the conversation; the caller saves the conversation that
     * comes back.
     */
    public Appended append(Conversation conversation, List<Input> input, Instant at) {
        var placed =
                place(conversation.owner(), conversation.id(), conversation.nextTurn(), input, at);
        storedMessages.add(placed.added(), at);
        var turns = placed.nextTurn() - conversation.nextTurn();
        var after = turns == 0 ? conversation : conversation.tookTurns(turns, at);
        return new Appended(titled(after, placed.added(), at), placed.handedIn());
    }

    /** Within a unit of work: stores messages that belong to no conversation. */
    public List<Message> store(OwnerId owner, List<Input> input, Instant at) {
        var placed = place(owner, null, 0, input, at);
        storedMessages.add(placed.added(), at);
        return placed.handedIn();
    }

    /** The messages as they would be, stored nowhere. */
    public List<Message> imagine(OwnerId owner, List<Input> input, Instant at) {
        return place(owner, null, 0, input, at).handedIn();
    }

    private record Placed(List<Message> added, List<Message> handedIn, int nextTurn) {}

    private Placed place(
            OwnerId owner,
            @Nullable ConversationId conversation,
            int firstTurn,
            List<Input> input,
            Instant at) {
        var added = new ArrayList<Message>();
        var handedIn = new ArrayList<Message>();
        var turn = firstTurn - 1;
        var index = 0;
        @Nullable Author speaking = null;
        for (var item : input) {
            var draft =
                    switch (item) {
                        case Input.New(var newDraft) -> newDraft;
                        case Input.Reference(var id) -> {
                            var referred = referred(owner, id);
                            if (referred.conversation() != null
                                    && referred.conversation().equals(conversation)) {
                                handedIn.add(referred);
                                yield null;
                            }
                            yield new Draft(
                                    referred.author(), referred.content(), referred.phase());
                        }
                    };
            if (draft == null) {
                continue;
            }
            if (draft.author() != speaking) {
                speaking = draft.author();
                turn++;
                index = 0;
            }
            var message =
                    new Message(
                            new MessageId(ids.next()),
                            owner,
                            conversation,
                            null,
                            new Position(turn, index++),
                            draft.author(),
                            draft.content(),
                            MessageStatus.COMPLETED,
                            draft.phase(),
                            at);
            added.add(message);
            handedIn.add(message);
        }
        return new Placed(added, handedIn, turn + 1);
    }

    private Message referred(OwnerId owner, MessageId id) {
        return messages.find(id)
                .filter(message -> message.owner().equals(owner))
                .orElseThrow(() -> new FailureException(new MessageNotFound(id)));
    }

    private static Conversation titled(Conversation conversation, List<Message> added, Instant at) {
        if (conversation.title() != null) {
            return conversation;
        }
        return added.stream()
                .filter(message -> message.author() == Author.USER)
                .map(message -> SearchableText.of(message.content()))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(question -> conversation.titled(Title.derivedFrom(question), at))
                .orElse(conversation);
    }
}
