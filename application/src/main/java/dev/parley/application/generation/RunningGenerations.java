package dev.parley.application.generation;

import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The answers that this process works on or is about to accept. One for the whole process. */
public final class RunningGenerations {

    private final ConcurrentHashMap<GenerationId, RunningGeneration> running =
            new ConcurrentHashMap<>();

    private final ConcurrentHashMap<GenerationId, GenerationFailure> givenUp =
            new ConcurrentHashMap<>();

    /** How many there are. */
    public int count() {
        return running.size();
    }

    /** How many of them wait for their turn. */
    public int queued() {
        return (int)
                all().stream()
                        .filter(found -> found.generation().state() instanceof State.Queued)
                        .count();
    }

    void add(GenerationId id, RunningGeneration generation) {
        running.put(id, generation);
    }

    void remove(GenerationId id) {
        running.remove(id);
    }

    /** It could not be brought to its end, for this reason, and has to be settled. */
    void giveUp(GenerationId id, GenerationFailure why) {
        givenUp.put(id, why);
    }

    Optional<GenerationFailure> whyGivenUp(GenerationId id) {
        return Optional.ofNullable(givenUp.get(id));
    }

    /** One that was given up is settled. */
    void forget(GenerationId id) {
        givenUp.remove(id);
    }

    boolean contains(GenerationId id) {
        return running.containsKey(id);
    }

    Optional<RunningGeneration> find(GenerationId id) {
        return Optional.ofNullable(running.get(id)).filter(RunningGeneration::isAccepted);
    }

    List<RunningGeneration> all() {
        return running.values().stream().filter(RunningGeneration::isAccepted).toList();
    }

    List<RunningGeneration> in(ConversationId conversation) {
        return all().stream()
                .filter(found -> conversation.equals(found.generation().conversation()))
                .toList();
    }
}
