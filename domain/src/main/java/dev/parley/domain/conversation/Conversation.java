package dev.parley.domain.conversation;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.shared.Metadata;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An ordered dialogue of one owner.
 *
 * <p>It is open from its creation. It takes messages at any time, also while an answer runs; turns
 * number what one author contributed before the next one spoke, so a message added meanwhile stands
 * behind the running answer. At most one answer runs at a time. Archiving only puts it out of
 * sight; deleting puts it out of everybody's reach but that of who asks for deleted things, until
 * it is purged.
 *
 * @param model the model chosen for this conversation; absent means that the settings decide
 * @param section where it was begun; absent if that does not matter
 * @param updatedAt the last activity; lists are ordered by it
 * @param running the generation that works on an answer now
 * @param last the generation that was accepted last, running or ended
 * @param nextTurn the number that the next turn gets, counted from 0
 * @param deletedAt when it was deleted; absent if it was not
 */
public record Conversation(
        ConversationId id,
        OwnerId owner,
        @Nullable Title title,
        Metadata metadata,
        @Nullable ModelName model,
        @Nullable Section section,
        boolean archived,
        Instant createdAt,
        Instant updatedAt,
        @Nullable GenerationId running,
        @Nullable GenerationId last,
        int nextTurn,
        @Nullable Instant deletedAt) {

    /** A conversation in which nothing has been said yet. */
    public static Conversation opened(
            ConversationId id,
            OwnerId owner,
            @Nullable Title title,
            Metadata metadata,
            @Nullable ModelName model,
            @Nullable Section section,
            Instant at) {
        return new Conversation(
                id, owner, title, metadata, model, section, false, at, at, null, null, 0, null);
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public Conversation titled(@Nullable Title newTitle, Instant at) {
        return described(newTitle, metadata, model, archived, at);
    }

    public Conversation described(Metadata newMetadata, Instant at) {
        return described(title, newMetadata, model, archived, at);
    }

    public Conversation answeredBy(@Nullable ModelName newModel, Instant at) {
        return described(title, metadata, newModel, archived, at);
    }

    public Conversation archived(boolean outOfSight, Instant at) {
        return described(title, metadata, model, outOfSight, at);
    }

    /** Is deleted from the first time on that this is said. */
    public Conversation deleted(Instant at) {
        return new Conversation(
                id,
                owner,
                title,
                metadata,
                model,
                section,
                archived,
                createdAt,
                later(at),
                running,
                last,
                nextTurn,
                deletedAt == null ? at : deletedAt);
    }

    /** Takes the given number of turns; the first of them is the {@code nextTurn} of before. */
    public Conversation tookTurns(int turns, Instant at) {
        return continued(running, last, nextTurn + turns, at);
    }

    /** A generation was accepted and waits for the running one. */
    public Conversation queued(GenerationId generation, Instant at) {
        return continued(running, generation, nextTurn, at);
    }

    /** A generation works on an answer now. */
    public Conversation running(GenerationId generation, Instant at) {
        if (running != null && !running.equals(generation)) {
            throw new IllegalArgumentException("at most one answer runs at a time in " + id);
        }
        var newest =
                last == null || last.value().compareTo(generation.value()) < 0 ? generation : last;
        return continued(generation, newest, nextTurn, at);
    }

    /** The generation has ended; nothing happens if another one runs by now. */
    public Conversation ended(GenerationId generation, Instant at) {
        return continued(generation.equals(running) ? null : running, last, nextTurn, at);
    }

    /** The same dialogue, of which something else is known. */
    private Conversation described(
            @Nullable Title newTitle,
            Metadata newMetadata,
            @Nullable ModelName newModel,
            boolean outOfSight,
            Instant at) {
        return new Conversation(
                id,
                owner,
                newTitle,
                newMetadata,
                newModel,
                section,
                outOfSight,
                createdAt,
                later(at),
                running,
                last,
                nextTurn,
                deletedAt);
    }

    /** The same conversation, of which the dialogue has gone on. */
    private Conversation continued(
            @Nullable GenerationId nowRunning,
            @Nullable GenerationId nowLast,
            int turn,
            Instant at) {
        return new Conversation(
                id,
                owner,
                title,
                metadata,
                model,
                section,
                archived,
                createdAt,
                later(at),
                nowRunning,
                nowLast,
                turn,
                deletedAt);
    }

    private Instant later(Instant at) {
        return at.isAfter(updatedAt) ? at : updatedAt;
    }
}
