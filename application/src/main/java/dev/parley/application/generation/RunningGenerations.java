package dev.parley.application.generation;

import dev.parley.application.shared.Limits;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.limit.Overloaded;
import dev.parley.domain.limit.TooManyAnswers;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The answers that this process works on or is about to accept. One for the whole process. */
public final class RunningGenerations {

    private final ConcurrentHashMap<GenerationId, RunningGeneration> running =
            new ConcurrentHashMap<>();

    private final ConcurrentHashMap<ConversationId, List<RunningGeneration>> byConversation =
            new ConcurrentHashMap<>();

    private final ConcurrentHashMap<GenerationId, GenerationFailure> givenUp =
            new ConcurrentHashMap<>();

    private final ConcurrentHashMap<OwnerId, Integer> admittedByOwner = new ConcurrentHashMap<>();
    private final AtomicInteger admitted = new AtomicInteger();
    private final Limits limits;

    public RunningGenerations(Limits limits) {
        this.limits = limits;
    }

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

    /**
     * One that is about to be accepted.
     *
     * @param conversation where it will be, if anywhere
     */
    void add(GenerationId id, @Nullable ConversationId conversation, RunningGeneration generation) {
        running.put(id, generation);
        if (conversation != null) {
            byConversation.merge(conversation, List.of(generation), RunningGenerations::joined);
        }
    }

    /** As {@link #add}; doing so again changes nothing. */
    void remove(GenerationId id, @Nullable ConversationId conversation) {
        var removed = running.remove(id);
        if (removed == null) {
            return;
        }
        if (conversation != null) {
            byConversation.computeIfPresent(conversation, (_, all) -> without(removed, all));
        }
        var owner = removed.dismiss();
        if (owner != null) {
            discount(owner);
        }
    }

    private static List<RunningGeneration> joined(
            List<RunningGeneration> some, List<RunningGeneration> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static @Nullable List<RunningGeneration> without(
            RunningGeneration one, List<RunningGeneration> all) {
        var others = all.stream().filter(each -> each != one).toList();
        return others.isEmpty() ? null : others;
    }

    /**
     * Counts one that is about to be accepted among its owner's, until it is removed. Doing so
     * again changes nothing.
     *
     * @throws FailureException with {@link TooManyAnswers} or {@link Overloaded} if there are as
     *     many already as there may be
     */
    void admit(GenerationId id, OwnerId owner) {
        var found = running.get(id);
        if (found == null || !found.admit(owner)) {
            return;
        }
        var ofOwner = admittedByOwner.merge(owner, 1, Integer::sum);
        var all = admitted.incrementAndGet();
        if (ofOwner > limits.answersPerOwner() || all > limits.answers()) {
            found.dismiss();
            discount(owner);
            throw new FailureException(
                    ofOwner > limits.answersPerOwner()
                            ? new TooManyAnswers(limits.answersPerOwner())
                            : new Overloaded(limits.answers()));
        }
    }

    private void discount(OwnerId owner) {
        admitted.decrementAndGet();
        admittedByOwner.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
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
        return byConversation.getOrDefault(conversation, List.of()).stream()
                .filter(RunningGeneration::isAccepted)
                .toList();
    }
}
