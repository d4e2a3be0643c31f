package dev.parley.application.conversation.port;

import dev.parley.application.conversation.ConversationFilter;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All conversations, deleted ones as well until they are purged. */
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
     * @param after only those behind this place
     * @param skipped how many of those to leave out first
     */
    List<Conversation> page(
            ConversationFilter filter,
            @Nullable ConversationCursor after,
            int skipped,
            Order order,
            int limit);

    /** How many there are. */
    long count(ConversationFilter filter);

    /**
     * Conversations of all owners that were deleted before the moment, those that have been so
     * longest first.
     */
    List<ConversationId> deletedBefore(Instant moment, int limit);

    /**
     * Within a unit of work: takes it out of the store for good, deleted or not, and nothing else.
     */
    void purge(ConversationId id);
}
