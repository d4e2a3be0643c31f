package dev.parley.application.generation;

import dev.parley.domain.generation.Outcome;

import java.time.Duration;
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
     */
    public void drain(Duration patience) throws InterruptedException {
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
        for (var found : running.all()) {
            stopGeneration.end(found, new Outcome.Interrupted());
        }
    }
}
