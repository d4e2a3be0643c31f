package dev.parley.persistence.sqlite;

import org.jspecify.annotations.Nullable;

/** A thread that has a connection of its own. */
abstract class StoreThread extends Thread {

    private final SqliteDatabase database;

    StoreThread(SqliteDatabase database, String name) {
        super(name);
        this.database = database;
        setDaemon(true);
    }

    /** The connection on which the work at hand speaks; none while there is no work. */
    abstract @Nullable SqliteConnection atWork();

    /** The calling thread, if it belongs to the database. */
    static @Nullable StoreThread currentOf(SqliteDatabase database) {
        return Thread.currentThread() instanceof StoreThread thread && thread.database == database
                ? thread
                : null;
    }
}
