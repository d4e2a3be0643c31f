package dev.parley.persistence.sqlite;

import java.time.Duration;

/**
 * Says when the next commit of events is due.
 *
 * <p>After a commit of events there is a rest, and the more answers share a commit, the longer it
 * is, up to 25 ms: a commit and all that it sets going cost much beside what is in it. An answer
 * that streams alone gets its events committed as soon as they come. The rest is at least as long
 * as commits usually take, so that the disk has half its time for others.
 */
final class CommitPace {

    static final long LONGEST_WAIT = Duration.ofMillis(25).toNanos();

    /** What a commit may be for each of those that share it. */
    private static final long REST_FOR_EACH = Duration.ofMillis(1).toNanos();

    private static final int SMOOTHING = 8;

    private long usual;
    private long rest;
    private long last = System.nanoTime() - LONGEST_WAIT;

    /** A commit of so many answers' events took from one moment to another. */
    synchronized void committed(int shared, long from, long to) {
        usual += (to - from - usual) / SMOOTHING;
        rest += (Math.min(shared * REST_FOR_EACH, LONGEST_WAIT) - rest) / 2;
        last = to;
    }

    /** When to commit if the oldest event has waited since the moment given. */
    synchronized long dueAfter(long oldest) {
        return Math.min(last + Math.max(usual, rest), oldest + LONGEST_WAIT);
    }
}
