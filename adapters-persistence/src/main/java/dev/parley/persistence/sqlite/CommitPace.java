package dev.parley.persistence.sqlite;

import java.time.Duration;

/**
 * Says when the next commit of events is due.
 *
 * <p>After a commit that nobody hurries there is a rest: as long as commits usually take, so that
 * the disk has half its time for others, and at least two milliseconds, so that commits cost little
 * beside what is in them. In a quiet hour the rest is long over when an event comes, and it is
 * committed at once. Nobody waits longer than 25 ms for others.
 */
final class CommitPace {

    static final long LONGEST_WAIT = Duration.ofMillis(25).toNanos();

    private static final long SHORTEST_REST = Duration.ofMillis(2).toNanos();
    private static final int SMOOTHING = 8;

    private long usual;
    private long last = System.nanoTime() - LONGEST_WAIT;

    /** A commit that had something to write took from one moment to another. */
    synchronized void committed(long from, long to) {
        usual += (to - from - usual) / SMOOTHING;
        last = to;
    }

    /** When to commit if the oldest event has waited since the moment given. */
    synchronized long dueAfter(long oldest) {
        return Math.min(last + Math.max(usual, SHORTEST_REST), oldest + LONGEST_WAIT);
    }
}
