package dev.parley.application.generation;

import dev.parley.domain.usage.TokenUsage;

/** What came of ending an answer. */
sealed interface Ending {

    /** It has ended. */
    record Ended() implements Ending {}

    /**
     * It goes on, because more was said to it meanwhile.
     *
     * @param turn where
     * @param used what it has used so far
     */
    record GoesOn(int turn, TokenUsage used) implements Ending {}

    /** Somebody else has ended or started it meanwhile; nothing was kept. */
    record MovedOn() implements Ending {}
}
