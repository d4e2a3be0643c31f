package dev.parley.application.generation;

import dev.parley.application.generation.port.Generations;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.generation.port.Leases;
import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.message.Content;
import dev.parley.domain.usage.TokenUsage;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Settles answers that nobody works on any more: those of dead processes as interrupted, and this
 * process's own that it had to give up as failed, for the reason it gave them up for. What was said
 * is kept.
 */
public final class LostGenerations {

    private static final GenerationFailure NOBODYS =
            GenerationFailure.internal("The server did not bring the answer to its end.");

    private final Generations generations;
    private final Journal journal;
    private final Leases leases;
    private final RunningGenerations running;
    private final Recorders recorders;
    private final Endings endings;
    private final Contexts contexts;
    private final Messages messages;
    private final Consumer<ConversationId> freed;

    /**
     * @param freed hears of each conversation in which something was settled, so that what waits
     *     there comes to its turn
     */
    public LostGenerations(
            Generations generations,
            Messages messages,
            Journal journal,
            Leases leases,
            RunningGenerations running,
            Recorders recorders,
            Endings endings,
            ContextLimits limits,
            Consumer<ConversationId> freed) {
        this.generations = generations;
        this.messages = messages;
        this.journal = journal;
        this.leases = leases;
        this.running = running;
        this.recorders = recorders;
        this.endings = endings;
        this.contexts = new Contexts(messages, generations, limits);
        this.freed = freed;
    }

    /**
     * What came of settling everything.
     *
     * @param settled how many answers were settled
     * @param failures why others could not be; they are tried again with the next upkeep, or when
     *     somebody reads them
     */
    public record Settlement(int settled, List<RuntimeException> failures) {

        /** Whether the store was away for all or some of them. */
        public boolean isRefusedByStore() {
            return failures.stream().anyMatch(LostGenerations::isRefusedByStore);
        }
    }

    /** Settles everything that is lost. One that cannot be settled keeps no other from it. */
    public Settlement settleAll() {
        var failures = new ArrayList<RuntimeException>();
        var settled = 0;
        try {
            for (var generation : generations.unfinished()) {
                if (settleOneOfMany(generation, failures)) {
                    settled++;
                }
            }
        } catch (RuntimeException failed) {
            failures.add(failed);
        }
        return new Settlement(settled, failures);
    }

    /** Only a store that is away would be so for all the others too. */
    private boolean settleOneOfMany(Generation generation, List<RuntimeException> failures) {
        try {
            return settleIfLost(generation);
        } catch (RuntimeException failed) {
            if (isRefusedByStore(failed)) {
                throw failed;
            }
            failures.add(failed);
            return false;
        }
    }

    private static boolean isRefusedByStore(RuntimeException failed) {
        return failed instanceof FailureException refused
                && refused.failure() instanceof StoreUnavailable;
    }

    /** Settles it if nobody works on it; tells whether it has changed by that. */
    public boolean settleIfLost(GenerationId id) {
        return !running.contains(id) && generations.find(id).map(this::settleIfLost).orElse(false);
    }

    private boolean settleIfLost(Generation generation) {
        if (!(generation.state() instanceof State.Unfinished unfinished)
                || running.contains(generation.id())) {
            return false;
        }
        var isOwn = unfinished.lease().equals(leases.own());
        if (!isOwn && leases.isAlive(unfinished.lease())) {
            return false;
        }
        var outcome =
                isOwn
                        ? new Outcome.Failed(running.whyGivenUp(generation.id()).orElse(NOBODYS))
                        : new Outcome.Interrupted();
        var isSettled = settle(generation, outcome);
        running.forget(generation.id());
        var conversation = generation.conversation();
        if (conversation != null) {
            freed.accept(conversation);
        }
        return isSettled;
    }

    /** Tells whether it did; not if somebody else has ended it meanwhile. */
    private boolean settle(Generation generation, Outcome outcome) {
        var answer = new Answer();
        journal.read(generation.id(), -1, Integer.MAX_VALUE).forEach(answer::follow);
        var known =
                new Endings.End(
                        outcome,
                        () -> estimated(generation, answer),
                        null,
                        new Continuation.Never());
        return endings.end(
                        generation, endings.composer(answer), recorders.ofLost(generation), known)
                instanceof Ending.Ended;
    }

    /** What each of its calls of the model took and gave; each wrote a turn of its own. */
    private TokenUsage estimated(Generation generation, Answer answer) {
        var byTurn = new TreeMap<Integer, List<Content>>();
        byTurn.put(0, new ArrayList<>());
        for (var entry : answer.entries()) {
            byTurn.computeIfAbsent(entry.turnsLater(), _ -> new ArrayList<>()).add(entry.content());
        }
        var handedIn = messages.handedInWith(generation.id());
        return byTurn.entrySet().stream()
                .map(turn -> {
                    var number = generation.turn() + turn.getKey();
                    var context = contexts.of(generation, number, handedIn);
                    return endings.estimate(generation, context, turn.getValue());
                })
                .reduce(TokenUsage::plus)
                .orElseThrow();
    }
}
