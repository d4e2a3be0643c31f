package dev.parley.bootstrap.observation;

import dev.parley.domain.generation.Delta;

import java.util.List;

/** Tells when a model has begun to say something. */
public final class FirstPiece {

    private FirstPiece() {}

    /** Whether any of these is a piece of the answer, and not only its end or what it cost. */
    public static boolean isIn(List<Delta> deltas) {
        for (var delta : deltas) {
            switch (delta) {
                case Delta.Used _, Delta.Finished _, Delta.Broke _ -> {
                    // nothing of the answer
                }
                default -> {
                    return true;
                }
            }
        }
        return false;
    }
}
