package dev.parley.application.generation;

import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.State;

import org.jspecify.annotations.Nullable;

/** Chooses how an answer is kept. */
public final class Recorders {

    private final RecorderTools tools;

    public Recorders(RecorderTools tools) {
        this.tools = tools;
    }

    /**
     * Whether nothing of a generation is kept: it is not to be stored, and no conversation needs
     * its messages.
     */
    static boolean isEphemeral(Generation generation) {
        return !generation.terms().stored() && generation.conversation() == null;
    }

    /** For one that this process works on. */
    Recorder of(RunningGeneration running) {
        return of(running.generation(), running);
    }

    /** For one that this process works on, as somebody has seen it. */
    Recorder of(Generation seen, RunningGeneration running) {
        return isEphemeral(seen) ? new EphemeralRecorder(running, tools) : stored(seen, running);
    }

    /** For an unfinished one that is kept and that nobody works on any more. */
    Recorder ofLost(Generation generation) {
        return stored(generation, null);
    }

    private Recorder stored(Generation generation, @Nullable RunningGeneration running) {
        if (!(generation.state() instanceof State.Unfinished unfinished)) {
            throw new IllegalArgumentException(
                    "an ended generation says nothing more: " + generation.id());
        }
        return new StoredRecorder(generation, unfinished.lease(), running, tools);
    }
}
