package dev.parley.persistence.jdbc;

/**
 * Hears of every commit that events of answers were stored in; on SQLite, whose one writer stores
 * everything, of every other commit too. Quick, waits for nobody and never throws.
 */
@FunctionalInterface
public interface CommitWatch {

    /** Nobody wants to know. */
    CommitWatch NOBODY = (batch, nanoseconds) -> {};

    /**
     * A commit is durable.
     *
     * @param batch how many callers' work it held, with those whose work failed and was left out
     * @param nanoseconds how long the database took to make it durable
     */
    void committed(int batch, long nanoseconds);
}
