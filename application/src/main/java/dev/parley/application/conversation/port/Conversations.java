package dev.parley.application.conversation.port;

import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.OwnerId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All conversations. Those marked as deleted are found by nothing here but {@link #deletedBefore}
 * and {@link #purge}.
 */
public interface Conversations {

    /** Within a unit of work. */
    void add(Conversation conversation);

    Optional<Conversation> find(ConversationId id);

    /**
     * Within a unit of work: finds it and keeps other units of work from changing it until this one
     * has ended.
     */
    Optional<Conversation> hold(ConversationId id);

    /** Within a unit of work that holds it: replaces it. */
    void save(Conversation conversation);

    /**
     * An owner's conversations by last activity.
     *
     * @param archived which of the two kinds; absent for both
     * @param after only those behind this place
     */
    List<Conversation> page(
            OwnerId owner,
            @Nullable Boolean archived,
            @Nullable ConversationCursor after,
            Order order,
            int limit);

    /** Within a unit of work. Marking twice does nothing. */
    void markDeleted(ConversationId id, Instant at);

    /**
     * Conversations of all owners that were first marked as deleted before the moment, those that
     * have been so longest first.
     */
    List<ConversationId> deletedBefore(Instant moment, int limit);

    /**
     * Within a unit of work: takes it out of the store for good, marked as deleted or not, and
     * nothing else.
     */
    void purge(ConversationId id);
}
