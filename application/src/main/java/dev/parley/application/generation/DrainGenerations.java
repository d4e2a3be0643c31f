package dev.parley.application.generation;

import dev.parley.domain.generation.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Brings all answers of this process to an end because it is about to stop: refuses new ones,
 * waits, interrupts.
 */
public final class DrainGenerations {

    private final Admission admission;
    private final RunningGenerations running;
    private final StopGeneration stopGeneration;
    private final InstantSource clock;

    public DrainGenerations(
            Admission admission,
            RunningGenerations running,
            StopGeneration stopGeneration,
            InstantSource clock) {
        this.admission = admission;
        this.running = running;
        this.stopGeneration = stopGeneration;
        this.clock = clock;
    }

    /**
     * Drains.
     *
     * @param patience how long running answers may go on; whatever has not ended by then ends as
     *     interrupted
     * @return how many did not end all the same; whoever comes next settles them
     */
    public int drain(Duration patience) throws InterruptedException {
        admission.close();
        var deadline = clock.instant().plus(patience);
        for (var found : running.all()) {
            var left = Duration.between(clock.instant(), deadline);
            if (left.isPositive()) {
                found.awaitOver(left);
            }
        }
        for (var found : running.all()) {
            found.askToEnd(new Outcome.Interrupted());
        }
        var last = clock.instant().plus(StopGeneration.LONGEST_WAIT);
        var unended = 0;
        for (var found : running.all()) {
            if (!isEndedBy(last, found)) {
                unended++;
            }
        }
        return unended;
    }

    /** What goes wrong with one is no reason not to end the others. */
    private boolean isEndedBy(Instant last, RunningGeneration found) throws InterruptedException {
        try {
            var patience = Duration.between(clock.instant(), last);
            return stopGeneration.endWithin(patience, found, new Outcome.Interrupted());
        } catch (RuntimeException _) {
            return false;
        }
    }
}
