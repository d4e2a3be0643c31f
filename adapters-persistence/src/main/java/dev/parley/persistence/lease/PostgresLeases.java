package dev.parley.persistence.lease;

import dev.parley.application.generation.port.Leases;
import dev.parley.domain.generation.Lease;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Row;

import java.util.Optional;

import javax.sql.DataSource;

/**
 * Leases on PostgreSQL: each run of a process holds an advisory lock of its epoch on a connection
 * of its own. When the process dies the server frees the lock, and a free lock means dead.
 */
public final class PostgresLeases implements Leases, AutoCloseable {

    private final Database database;
    private final Lease own;
    private final LockKeeper keeper;

    /**
     * @param connections where the lock is held; one connection, for nothing else
     */
    public PostgresLeases(Database database, Lease own, DataSource connections) {
        this.database = database;
        this.own = own;
        keeper = new LockKeeper(connections, LockKeeper.key(own));
    }

    @Override
    public Lease own() {
        return own;
    }

    @Override
    public boolean isAlive(Lease lease) {
        // shared, so that two who ask at once do not take each other for the living
        return lease.equals(own)
                || !database.first(
                                "SELECT CASE WHEN pg_try_advisory_xact_lock_shared(?) THEN 1 ELSE 0"
                                        + " END",
                                Row::number,
                                LockKeeper.key(lease))
                        .equals(Optional.of(1L));
    }

    @Override
    public void close() {
        keeper.close();
    }
}
