package dev.parley.application.generation;

/** What came of ending an answer. */
sealed interface Ending {

    /** It has ended. */
    record Ended() implements Ending {}

    /** It goes on, in this turn, because more was said to it meanwhile. */
    record GoesOn(int turn) implements Ending {}

    /** Somebody else has ended or started it meanwhile; nothing was kept. */
    record MovedOn() implements Ending {}
}
