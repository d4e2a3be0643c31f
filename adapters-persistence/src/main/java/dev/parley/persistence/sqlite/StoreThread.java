package dev.parley.persistence.sqlite;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/** A thread that has a connection of its own. */
abstract class StoreThread extends Thread {

    private final SqliteDatabase database;
    private @Nullable Job<?> atHand;

    StoreThread(SqliteDatabase database, String name) {
        super(name);
        this.database = database;
        setDaemon(true);
    }

    /** The connection on which the work at hand speaks; none while there is no work. */
    abstract @Nullable SqliteConnection atWork();

    /** The connection, open. */
    abstract SqliteConnection connection() throws SQLException;

    /** Only on this thread: the job that is being done. */
    final @Nullable Job<?> atHand() {
        return atHand;
    }

    /** Does a job, which knows afterwards whether it failed. */
    final void attempt(Job<?> job) {
        atHand = job;
        try {
            job.attempt(connection());
        } catch (SQLException refusal) {
            job.fail(database.translated(refusal));
        } catch (RuntimeException | Error failure) {
            job.fail(failure);
        } finally {
            atHand = null;
        }
    }

    /** The calling thread, if it belongs to the database. */
    static @Nullable StoreThread currentOf(SqliteDatabase database) {
        return Thread.currentThread() instanceof StoreThread thread && thread.database == database
                ? thread
                : null;
    }
}
