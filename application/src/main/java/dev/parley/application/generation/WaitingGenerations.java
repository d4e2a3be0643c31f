package dev.parley.application.generation;

import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.ConversationId;

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
        var started =
                tools.unitOfWork()
                        .run(() ->
                                tools.conversations()
                                        .hold(conversation)
                                        .filter(held -> held.running() == null)
                                        .flatMap(this::startNextIn));
        return started.flatMap(generation ->
                running.find(generation.id())
                        .map(found -> {
                            found.whatWasAccepted().composer().note(new Event.Started());
                            found.started(generation);
                            return found;
                        }));
    }

    private Optional<Generation> startNextIn(Conversation conversation) {
        return tools.generations()
                .nextQueued(conversation.id())
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
        tools.unitOfWork().afterCommit(() -> tools.feed().publish(started.id(), List.of(event)));
        return started;
    }

    private long nextNumber(Generation waiting) {
        return running.find(waiting.id())
                .map(found -> found.whatWasAccepted().composer().answer().next())
                .orElseThrow();
    }
}
