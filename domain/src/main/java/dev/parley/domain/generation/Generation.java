package dev.parley.domain.generation;

import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.shared.Metadata;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The work of producing one assistant turn, or more if something is said meanwhile that it takes
 * up.
 *
 * <p>It is accepted together with the messages it answers, lives on its own, apart from any
 * connection, and ends exactly once. Until then somebody holds a lease on it; what it says
 * meanwhile is in its journal.
 *
 * @param key the caller's key, for the usage figures
 * @param conversation where its messages go; absent for an answer outside any conversation
 * @param previous the generation whose context it goes on from; never together with a conversation
 * @param turn the first turn that it produces
 * @param model the name that the caller used or the settings gave
 * @param provider who answers
 * @param answeringModel the name by which the provider knows the model
 */
public record Generation(
        GenerationId id,
        OwnerId owner,
        @Nullable ApiKeyId key,
        @Nullable ConversationId conversation,
        @Nullable GenerationId previous,
        int turn,
        ModelName model,
        AnswerRequest request,
        Terms terms,
        Metadata metadata,
        ProviderName provider,
        ModelName answeringModel,
        State state,
        Instant createdAt) {

    public boolean isEnded() {
        return state instanceof State.Ended;
    }

    /** It is this generation's turn. Only a queued one can start. */
    public Generation started(Instant at) {
        if (!(state instanceof State.Queued(var lease))) {
            throw new IllegalStateException("only a queued generation can start: " + id);
        }
        return in(new State.InProgress(lease, at));
    }

    /** It is over. An ended generation cannot end again. */
    public Generation ended(State.Ended end) {
        if (isEnded()) {
            throw new IllegalStateException("an ended generation cannot end again: " + id);
        }
        return in(end);
    }

    private Generation in(State newState) {
        return new Generation(
                id,
                owner,
                key,
                conversation,
                previous,
                turn,
                model,
                request,
                terms,
                metadata,
                provider,
                answeringModel,
                newState,
                createdAt);
    }
}
