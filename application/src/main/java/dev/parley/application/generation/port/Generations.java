package dev.parley.application.generation.port;

import dev.parley.domain.generation.Generation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All generations that are kept. Those marked as deleted are left out where nothing else is said.
 */
public interface Generations {

    /**
     * Within a unit of work: adds it with the messages that were handed in with it, in that order.
     */
    void add(Generation generation, List<MessageId> handedIn);

    /**
     * Within a unit of work that holds its conversation: adds messages behind what was handed in
     * with it.
     */
    void handIn(GenerationId id, List<MessageId> more);

    Optional<Generation> find(GenerationId id);

    /** Within a unit of work: replaces its state. */
    void save(Generation generation);

    /** A conversation's, oldest first. */
    List<Generation> of(ConversationId conversation);

    /** Those that wait in a conversation, the one that has waited longest first. */
    List<Generation> queued(ConversationId conversation);

    /**
     * Everything that is queued or in progress, whoever works on it, deleted or not, oldest first.
     */
    List<Generation> unfinished();

    /** Within a unit of work. Marking twice does nothing. */
    void markDeleted(GenerationId id, Instant at);

    /**
     * Those outside any conversation that have ended and were marked as deleted before a moment,
     * the first to be marked first.
     */
    List<GenerationId> deletedBefore(Instant moment, int limit);

    /**
     * Within a unit of work: takes all of a conversation's out of the store for good, with their
     * journals.
     */
    void purge(ConversationId conversation);

    /**
     * Within a unit of work: takes one outside any conversation out of the store for good, with its
     * journal, but not what it wrote and was given.
     */
    void purge(GenerationId generation);
}
