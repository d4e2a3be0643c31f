package dev.parley.domain.generation;

/** What becomes of a request to answer in a conversation that is being answered. */
public enum BusyStrategy {
    /** It is refused, naming the running generation. */
    REJECT,
    /** It is accepted and waits its turn. */
    QUEUE,
    /** The running answer is stopped first. */
    INTERRUPT,
    /** What it brings is taken up by the running answer, as soon as its model has finished. */
    JOIN
}
