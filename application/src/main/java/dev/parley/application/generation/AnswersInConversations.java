package dev.parley.application.generation;

import dev.parley.application.conversation.RunningAnswers;
import dev.parley.application.generation.port.Generations;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;

import java.time.Instant;
import java.util.List;

/** Lets conversations settle, stop and purge the answers in them. */
public final class AnswersInConversations implements RunningAnswers {

    private final LostGenerations lost;
    private final RunningGenerations running;
    private final StopGeneration stopGeneration;
    private final Generations generations;

    public AnswersInConversations(
            LostGenerations lost,
            RunningGenerations running,
            StopGeneration stopGeneration,
            Generations generations) {
        this.lost = lost;
        this.running = running;
        this.stopGeneration = stopGeneration;
        this.generations = generations;
    }

    @Override
    public boolean settleIfLost(GenerationId generation) {
        return lost.settleIfLost(generation);
    }

    /** Those that wait first, so that none of them starts when the running one ends. */
    @Override
    public void stopAllIn(ConversationId conversation) {
        var newestFirst =
                running.in(conversation).stream()
                        .sorted((one, other) ->
                                other.generation()
                                        .id()
                                        .value()
                                        .compareTo(one.generation().id().value()))
                        .toList();
        newestFirst.forEach(found -> stopGeneration.end(found, new Outcome.Cancelled()));
    }

    @Override
    public boolean isAnyIn(ConversationId conversation) {
        return !running.in(conversation).isEmpty();
    }

    @Override
    public void purge(ConversationId conversation) {
        generations.purge(conversation);
    }

    @Override
    public List<GenerationId> deletedBefore(Instant moment, int limit) {
        return generations.deletedBefore(moment, limit);
    }

    @Override
    public void purge(GenerationId generation) {
        generations.purge(generation);
    }
}
