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
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    /**
     * What is known of an answer when it ends.
     *
     * @param usage what it used, asked for when everything that was said is written
     */
    record End(
            Outcome outcome,
            Supplier<TokenUsage> usage,
            @Nullable Instant firstTokenAt,
            Continuation continuation) {}

    /** Ends an answer, or, if there is more to answer, the turn in which it is. */
    Ending end(Generation generation, Composer composer, Recorder recorder, End known) {
        var at = clock.instant();
        var answer = composer.answer();
        var closing = composer.close(known.outcome());
        var usage = known.usage().get();
        var ended = new NumberedEvent(answer.next(), new Event.Ended(known.outcome(), usage));
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
                        ended.number(),
                        at.plus(keptFor));
        return recorder.end(new LastEvents(answer, closing, ended, end), known.continuation());
    }

    /** What one call of the model used, as far as that can be told without the provider. */
    TokenUsage estimate(Generation generation, List<Message> context, List<Content> output) {
        return estimates.of(generation.request().instructions(), context, output);
    }
}
