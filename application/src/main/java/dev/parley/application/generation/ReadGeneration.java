package dev.parley.application.generation;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.AnswerTail.News;
import dev.parley.application.generation.port.Generations;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.generation.port.Leases;
import dev.parley.application.message.port.Messages;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.GenerationNotFound;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads answers, running or ended. Never shows one as running that nobody works on. */
public final class ReadGeneration {

    private final Generations generations;
    private final Messages messages;
    private final Journal journal;
    private final AnswerFeed feed;
    private final Leases leases;
    private final RunningGenerations running;
    private final LostGenerations lost;

    public ReadGeneration(
            Generations generations,
            Messages messages,
            Journal journal,
            AnswerFeed feed,
            Leases leases,
            RunningGenerations running,
            LostGenerations lost) {
        this.generations = generations;
        this.messages = messages;
        this.journal = journal;
        this.feed = feed;
        this.leases = leases;
        this.running = running;
        this.lost = lost;
    }

    /** The answer as of its last event that is kept. */
    public GenerationSnapshot read(Caller caller, GenerationId id) {
        var ephemeral = ephemeral(caller, id);
        if (ephemeral.isPresent()) {
            return snapshotOf(ephemeral.get());
        }
        find(caller, id);
        return snapshot(id);
    }

    /** What was handed in with it, in that order. */
    public List<Message> handedIn(Caller caller, GenerationId id) {
        return ephemeral(caller, id)
                .map(found -> found.whatWasAccepted().handedIn())
                .orElseGet(() -> {
                    find(caller, id);
                    return messages.handedInWith(id);
                });
    }

    /** A conversation's answers, oldest first; the conversation was found for its owner already. */
    public List<Generation> of(ConversationId conversation) {
        return generations.of(conversation);
    }

    /** The generation alone. */
    public Generation find(Caller caller, GenerationId id) {
        return current(id, caller);
    }

    private Generation current(GenerationId id, Caller caller) {
        var generation =
                generations
                        .find(id)
                        .filter(found -> found.owner().equals(caller.owner()))
                        .orElseThrow(() -> new FailureException(new GenerationNotFound(id)));
        return generation.isEnded() || !lost.settleIfLost(id) ? generation : current(id);
    }

    Generation current(GenerationId id) {
        lost.settleIfLost(id);
        return generations
                .find(id)
                .orElseThrow(() -> new FailureException(new GenerationNotFound(id)));
    }

    /** Whether this process has to settle it. */
    boolean isOurs(Generation generation) {
        return generation.state() instanceof State.Unfinished unfinished
                && unfinished.lease().equals(leases.own())
                && !running.contains(generation.id());
    }

    GenerationSnapshot snapshot(GenerationId id) {
        var generation =
                generations
                        .find(id)
                        .orElseThrow(() -> new FailureException(new GenerationNotFound(id)));
        if (generation.state() instanceof State.Ended end) {
            return new GenerationSnapshot(generation, messages.writtenBy(id), end.lastEvent());
        }
        return soFar(generation, journal.read(id, -1, Integer.MAX_VALUE));
    }

    private Optional<RunningGeneration> ephemeral(Caller caller, GenerationId id) {
        return running.find(id)
                .filter(found -> Recorders.isEphemeral(found.generation()))
                .filter(found -> found.generation().owner().equals(caller.owner()));
    }

    /** One that is nowhere but in this process. */
    GenerationSnapshot snapshotOf(RunningGeneration ephemeral) {
        var result = ephemeral.result();
        if (result != null) {
            return result;
        }
        var generation = ephemeral.generation();
        try (var tail = feed.follow(generation.id())) {
            return tail.next(-1, Duration.ZERO) instanceof News.Events(var events)
                    ? soFar(generation, events)
                    : soFar(generation, List.of());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return soFar(generation, List.of());
        }
    }

    private static GenerationSnapshot soFar(Generation generation, List<NumberedEvent> events) {
        var answer = new Answer();
        events.forEach(answer::follow);
        var output = OutputMessages.of(generation, answer, generation.createdAt());
        return new GenerationSnapshot(generation, output, answer.next() - 1);
    }
}
