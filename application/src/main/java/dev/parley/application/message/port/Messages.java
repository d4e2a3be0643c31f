package dev.parley.application.message.port;

import dev.parley.application.shared.Order;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.Position;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All messages. Those marked as deleted are left out where nothing else is said. */
public interface Messages {

    /** Within a unit of work. The positions are free. */
    void add(List<Message> messages);

    Optional<Message> find(MessageId id);

    /** Those of the given ids that there are, in the order of the ids. */
    List<Message> findAll(List<MessageId> ids);

    /** Within a unit of work: replaces content and status. */
    void save(Message message);

    /** Where a message of the conversation stands or stood: deleted ones still mark a place. */
    Optional<Position> positionOf(ConversationId conversation, MessageId id);

    /** Messages strictly behind a position in the order given, or from that order's beginning. */
    List<Message> page(
            ConversationId conversation, @Nullable Position after, Order order, int limit);

    /**
     * The newest in the conversation before a turn, oldest first: what a model has to know to
     * produce that turn.
     */
    List<Message> before(ConversationId conversation, int turn, int most);

    /** Whether the conversation has more messages than that; counts no further. */
    boolean hasMoreThan(ConversationId conversation, int count);

    /** The conversation's tool calls and what tools returned, oldest first, and nothing else. */
    List<Message> toolTraffic(ConversationId conversation);

    /** Whether the conversation has no message. */
    boolean isEmpty(ConversationId conversation);

    /** What a generation wrote, oldest first, deleted or not. */
    List<Message> writtenBy(GenerationId generation);

    /** What was handed in with a generation, in that order, deleted or not. */
    List<Message> handedInWith(GenerationId generation);

    /**
     * Whether something that was handed in with a generation, and is not deleted, stands behind a
     * turn.
     */
    boolean isHandedInBehind(GenerationId generation, int turn);

    /** Within a unit of work. Marking twice does nothing. */
    void markDeleted(MessageId id, Instant at);

    /** Within a unit of work: takes all of a conversation's messages out of the store for good. */
    void purge(ConversationId conversation);

    /**
     * Within a unit of work: takes what a generation outside any conversation wrote and was given
     * out of the store.
     */
    void purge(GenerationId generation);
}
