package dev.parley.application.generation;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.generation.StillEnding;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Stops an answer, at any moment of its life: waiting, before its first token, in the middle.
 * Returns when the end is stored, unless another process works on it. Stopping one that has ended
 * changes nothing.
 */
public final class StopGeneration {

    /** A stop has to wait for the store only; one that takes this long is not going to come. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(2);

    private final ReadGeneration reading;
    private final RunningGenerations running;
    private final Recorders recorders;
    private final Endings endings;
    private final CallPreparation preparation;
    private final AnswerRuns runs;
    private final Executor executor;

    public StopGeneration(
            ReadGeneration reading,
            RunningGenerations running,
            Recorders recorders,
            Endings endings,
            CallPreparation preparation,
            AnswerRuns runs,
            Executor executor) {
        this.reading = reading;
        this.running = running;
        this.recorders = recorders;
        this.endings = endings;
        this.preparation = preparation;
        this.runs = runs;
        this.executor = executor;
    }

    /** Stops it for a person. */
    public GenerationSnapshot stop(Caller caller, GenerationId id) {
        caller.require(KeyScope.WRITE);
        var found = running.find(id).filter(own -> own.generation().owner().equals(caller.owner()));
        if (found.isPresent()) {
            end(found.get(), new Outcome.Cancelled());
            var result = found.get().result();
            if (result != null) {
                return result;
            }
        }
        return reading.read(caller, id);
    }

    /** Ends it in this way, unless it ends in another one first; waits for nothing. */
    void endSoon(RunningGeneration found, Outcome outcome) {
        found.askToEnd(outcome);
        if (found.generation().state() instanceof State.Queued) {
            executor.execute(() -> endWaiting(found, outcome));
        }
    }

    private void endWaiting(RunningGeneration found, Outcome outcome) {
        try {
            if (endQueued(found, outcome)) {
                runs.release(found);
            }
        } catch (FailureException _) {
            // the store is away: it ends when it comes to its turn, because it was asked to
        }
    }

    /**
     * Ends it in this way, unless it ends in another one first; returns when it has ended.
     *
     * @throws FailureException with {@link StillEnding} if it does not end in time, or if this
     *     thread is not to wait any longer
     */
    void end(RunningGeneration found, Outcome outcome) {
        try {
            if (endWithin(LONGEST_WAIT, found, outcome)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new FailureException(new StillEnding(TRY_AGAIN_AFTER));
    }

    /** As {@link #end}; tells whether it ended in time. */
    boolean endWithin(Duration patience, RunningGeneration found, Outcome outcome)
            throws InterruptedException {
        found.askToEnd(outcome);
        if (endQueued(found, outcome)) {
            runs.release(found);
            return true;
        }
        return found.awaitOver(patience);
    }

    /**
     * Tells whether it did; it may come to its turn at any moment, and then it has to be awaited.
     */
    private boolean endQueued(RunningGeneration found, Outcome outcome) {
        var queued = found.generation();
        if (!(queued.state() instanceof State.Queued)) {
            return false;
        }
        // not the composer of whoever works on it from the moment on that it comes to its turn
        var composer = endings.composer(new Answer());
        var _ = Acceptance.firstEvents(composer, queued);
        var known =
                new Endings.End(
                        outcome,
                        () ->
                                endings.estimate(
                                        queued,
                                        preparation.context(found, queued.turn()),
                                        List.of()),
                        null,
                        new Continuation.Never());
        return endings.end(queued, composer, recorders.of(queued, found), known)
                instanceof Ending.Ended;
    }
}
