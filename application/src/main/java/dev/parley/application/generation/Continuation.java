package dev.parley.application.generation;

/** Whether an answer goes on, at the end of a turn, where more was said to it meanwhile. */
sealed interface Continuation {

    /** It ends, whatever was said meanwhile. */
    record Never() implements Continuation {}

    /**
     * It goes on if something was handed in behind its turn.
     *
     * @param turn the one in which it is
     */
    record Behind(int turn) implements Continuation {}
}
