package dev.parley.application.generation;

import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;

import java.util.List;
import java.util.Optional;

/** Answers that wait until those before them in the same conversation have ended. */
public final class WaitingGenerations {

    private final RecorderTools tools;
    private final RunningGenerations running;

    public WaitingGenerations(RecorderTools tools, RunningGenerations running) {
        this.tools = tools;
        this.running = running;
    }

    /**
     * Starts the one that has waited longest, if nothing runs; what comes back is in progress and
     * has to be worked on.
     */
    Optional<RunningGeneration> startNext(ConversationId conversation) {
        if (running.in(conversation).isEmpty()) {
            return Optional.empty();
        }
        return tools.unitOfWork()
                .run(() -> tools.conversations().hold(conversation).flatMap(this::started))
                .flatMap(this::takeUp);
    }

    private Optional<Generation> started(Conversation conversation) {
        var current = conversation.running();
        return current == null ? startNextIn(conversation) : startedUnheard(current);
    }

    /**
     * One that is in progress, although its turn never came as far as anybody here knows: the
     * connection to the store was lost when that was stored, and nobody works on it.
     */
    private Optional<Generation> startedUnheard(GenerationId current) {
        return running.find(current)
                .filter(found -> found.generation().state() instanceof State.Queued)
                .flatMap(_ -> tools.generations().find(current))
                .filter(found -> found.state() instanceof State.InProgress);
    }

    private Optional<RunningGeneration> takeUp(Generation started) {
        return running.find(started.id())
                .filter(found -> found.started(started))
                .map(found -> {
                    var events = found.whatWasAccepted().composer().note(new Event.Started());
                    tools.feed().publish(started.id(), events);
                    return found;
                });
    }

    private Optional<Generation> startNextIn(Conversation conversation) {
        return tools.generations().queued(conversation.id()).stream()
                .findFirst()
                .filter(next -> running.contains(next.id()))
                .map(next -> start(conversation, next));
    }

    private Generation start(Conversation conversation, Generation next) {
        var at = tools.clock().instant();
        var started = next.started(at);
        var event = new NumberedEvent(nextNumber(next), new Event.Started());
        tools.generations().save(started);
        tools.journal()
                .record(((State.InProgress) started.state()).lease(), started.id(), List.of(event));
        tools.conversations().save(conversation.running(started.id(), at));
        tools.changes().add(GenerationChanges.started(started, at));
        return started;
    }

    private long nextNumber(Generation waiting) {
        return running.find(waiting.id())
                .map(found -> found.whatWasAccepted().composer().answer().next())
                .orElseThrow();
    }
}
