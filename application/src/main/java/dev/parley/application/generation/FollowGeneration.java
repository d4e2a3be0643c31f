package dev.parley.application.generation;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.shared.port.Timers;
import dev.parley.domain.generation.DisconnectPolicy;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;

import java.time.Duration;

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
        var found = running.find(id).filter(own -> own.generation().owner().equals(caller.owner()));
        if (found.isPresent()) {
            return follow(found.get(), after);
        }
        var generation = reading.find(caller, id);
        return new Following(
                generation, after, feed.follow(id), journal, turns, reading, null, () -> {});
    }

    /** Follows one that was just accepted, from its beginning. */
    Following followOwn(RunningGeneration accepted) {
        return follow(accepted, -1);
    }

    private Following follow(RunningGeneration own, long after) {
        own.joined();
        var generation = own.generation();
        var tail = feed.follow(generation.id());
        return new Following(
                generation, after, tail, journal, turns, reading, own, () -> left(own));
    }

    private void left(RunningGeneration own) {
        var departure = own.left();
        if (departure < 0 || own.generation().terms().background()) {
            return;
        }
        switch (own.generation().terms().onDisconnect()) {
            case DisconnectPolicy.Continue _ -> {
                // it goes on without anybody
            }
            case DisconnectPolicy.Cancel _ -> stopGeneration.endSoon(own, new Outcome.Cancelled());
            case DisconnectPolicy.CancelAfter(Duration grace) ->
                    timers.after(
                            grace,
                            () -> {
                                if (own.isDesertedSince(departure)) {
                                    stopGeneration.endSoon(own, new Outcome.Cancelled());
                                }
                            });
        }
    }
}
