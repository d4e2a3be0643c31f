package dev.parley.application.generation;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.State;

import java.time.Duration;
import java.util.List;

/**
 * Keeps an answer's events only while it lasts and somebody follows it. Only what it used is
 * stored.
 */
final class EphemeralRecorder implements Recorder {

    private static final Duration PAUSE_BEFORE_TRYING_AGAIN = Duration.ofSeconds(1);

    private final RunningGeneration running;
    private final RecorderTools tools;

    EphemeralRecorder(RunningGeneration running, RecorderTools tools) {
        this.running = running;
        this.tools = tools;
    }

    @Override
    public void record(List<NumberedEvent> events, Answer answer) {
        tools.feed().publish(running.generation().id(), events);
    }

    @Override
    public Ending end(LastEvents last, Continuation continuation) {
        var generation = running.generation();
        var end = last.end();
        var output = OutputMessages.of(generation, last.answer(), end.at());
        running.result(new GenerationSnapshot(generation.ended(end), output, end.lastEvent()));
        tools.feed().publish(generation.id(), last.all());
        tools.feed().close(generation.id());
        storeUsage(generation, end);
        return new Ending.Ended();
    }

    /** Everybody knows the end already; what it used is stored as soon as the store takes it. */
    private void storeUsage(Generation generation, State.Ended end) {
        try {
            tools.unitOfWork().run(() -> tools.usage().add(generation, end));
        } catch (FailureException _) {
            tools.timers().after(PAUSE_BEFORE_TRYING_AGAIN, () -> storeUsage(generation, end));
        }
    }
}
