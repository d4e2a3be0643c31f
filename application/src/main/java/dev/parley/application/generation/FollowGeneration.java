package dev.parley.application.generation;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.shared.port.Timers;
import dev.parley.domain.generation.DisconnectPolicy;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/**
 * Follows an answer's events from any number on, while it runs and afterwards, as often and by as
 * many as like.
 *
 * <p>When the last follower goes, what the caller agreed on for that case happens.
 */
public final class FollowGeneration {

    private final ReadGeneration reading;
    private final AnswerFeed feed;
    private final Journal journal;
    private final RunningGenerations running;
    private final StopGeneration stopGeneration;
    private final Timers timers;
    private final ReplayTurns turns = new ReplayTurns();

    public FollowGeneration(
            ReadGeneration reading,
            AnswerFeed feed,
            Journal journal,
            RunningGenerations running,
            StopGeneration stopGeneration,
            Timers timers) {
        this.reading = reading;
        this.feed = feed;
        this.journal = journal;
        this.running = running;
        this.stopGeneration = stopGeneration;
        this.timers = timers;
    }

    /**
     * Follows an answer behind an event.
     *
     * @param after the number of the last event that the follower has; −1 for none
     */
    public Following follow(Caller caller, GenerationId id, long after) {
        var own = own(caller, id);
        if (own.isPresent()) {
            own.get().followers().joined();
            return follow(own.get(), after);
        }
        return follow(reading.find(caller, id), after);
    }

    /** Follows one that was just accepted, from its beginning. */
    Following followOwn(RunningGeneration accepted) {
        accepted.followers().joined();
        return follow(accepted, -1);
    }

    /** Asks to follow an answer from its beginning; whoever calls this decides. */
    Applicant apply(Caller caller, GenerationId id) {
        return own(caller, id)
                .map(Applicant::new)
                .orElseGet(() -> new Applicant(reading.find(caller, id)));
    }

    /**
     * Somebody who asks to follow an answer, until {@link #accept} or, which is a refusal, until it
     * is closed. Whatever becomes of the answer meanwhile, it can still be followed. Used by one
     * thread.
     */
    final class Applicant implements AutoCloseable {

        private final Generation generation;
        private final @Nullable RunningGeneration own;
        private boolean isAccepted;

        private Applicant(RunningGeneration own) {
            this.generation = own.generation();
            this.own = own;
            own.followers().asked();
        }

        private Applicant(Generation generation) {
            this.generation = generation;
            this.own = null;
        }

        /** The generation as it was found. */
        Generation generation() {
            return generation;
        }

        /** Once. */
        Following accept() {
            isAccepted = true;
            if (own == null) {
                return follow(generation, -1);
            }
            own.followers().accepted();
            return follow(own, -1);
        }

        @Override
        public void close() {
            if (!isAccepted && own != null && own.followers().refused()) {
                stopGeneration.endSoon(own, new Outcome.Cancelled());
            }
        }
    }

    private Optional<RunningGeneration> own(Caller caller, GenerationId id) {
        return running.find(id).filter(own -> own.generation().owner().equals(caller.owner()));
    }

    private Following follow(RunningGeneration own, long after) {
        var generation = own.generation();
        var tail = feed.follow(generation.id());
        return new Following(
                generation, after, tail, journal, turns, reading, own, () -> left(own));
    }

    private Following follow(Generation elsewhere, long after) {
        var tail = feed.follow(elsewhere.id());
        return new Following(elsewhere, after, tail, journal, turns, reading, null, () -> {});
    }

    private void left(RunningGeneration own) {
        var departure = own.followers().left();
        if (departure == 0 || own.generation().terms().background()) {
            return;
        }
        switch (own.generation().terms().onDisconnect()) {
            case DisconnectPolicy.Continue _ -> {
                // it goes on without anybody
            }
            case DisconnectPolicy.Cancel _ -> endIfDeserted(own, departure);
            case DisconnectPolicy.CancelAfter(Duration grace) ->
                    timers.after(grace, () -> endIfDeserted(own, departure));
        }
    }

    private void endIfDeserted(RunningGeneration own, int departure) {
        if (own.followers().isDesertedSince(departure)) {
            stopGeneration.endSoon(own, new Outcome.Cancelled());
        }
    }
}
