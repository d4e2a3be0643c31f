package dev.parley.application.generation;

import dev.parley.application.shared.port.Ids;
import dev.parley.application.usage.port.TokenCounter;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Composer;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Message;
import dev.parley.domain.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Ends answers: closes what is open, says how it ended and what it used, and keeps that. */
public final class Endings {

    private final Estimates estimates;
    private final Ids ids;
    private final InstantSource clock;
    private final Duration retention;

    /**
     * @param retention how long the single events of an ended answer are kept
     */
    public Endings(TokenCounter counter, Ids ids, InstantSource clock, Duration retention) {
        this.estimates = new Estimates(counter);
        this.ids = ids;
        this.clock = clock;
        this.retention = retention;
    }

    /** Writes on where an answer's events have got to. */
    Composer composer(Answer answer) {
        return new Composer(
                answer,
                () -> new MessageId(ids.next()),
                () -> "call_" + ids.next().toString().replace("-", ""));
    }

    /** What is known of an answer when it ends. */
    record End(
            Outcome outcome,
            @Nullable TokenUsage reported,
            Supplier<List<Message>> context,
            @Nullable Instant firstTokenAt) {}

    /**
     * Ends an answer.
     *
     * @return whether it did; not if somebody else has ended or started it meanwhile
     */
    boolean end(Generation generation, Composer composer, Recorder recorder, End known) {
        var at = clock.instant();
        var events = new ArrayList<NumberedEvent>(composer.close(known.outcome()));
        var usage = usage(generation, composer.answer(), known, at);
        events.addAll(composer.note(new Event.Ended(known.outcome(), usage)));
        var startedAt =
                generation.state() instanceof State.InProgress running ? running.startedAt() : null;
        var keptFor = generation.terms().stored() ? retention : Duration.ZERO;
        var end =
                new State.Ended(
                        known.outcome(),
                        usage,
                        startedAt,
                        known.firstTokenAt(),
                        at,
                        events.getLast().number(),
                        at.plus(keptFor));
        return recorder.end(events, composer.answer(), end);
    }

    private TokenUsage usage(Generation generation, Answer answer, End known, Instant at) {
        var reported = known.reported();
        return reported != null
                ? reported
                : estimates.of(
                        generation.request().instructions(),
                        known.context().get(),
                        OutputMessages.of(generation, answer, at));
    }
}
