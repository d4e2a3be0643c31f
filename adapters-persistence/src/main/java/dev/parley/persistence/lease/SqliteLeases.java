package dev.parley.persistence.lease;

import dev.parley.application.generation.port.Leases;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.generation.Lease;
import dev.parley.persistence.jdbc.Database;

/**
 * Leases on SQLite: one process at a time has the data directory, so every other epoch is dead, and
 * this one never is, however long the machine sleeps.
 */
public final class SqliteLeases implements Leases {

    private final Lease own;

    public SqliteLeases(Database database, UnitOfWork unitOfWork) {
        own = unitOfWork.run(() -> Epochs.next(database));
    }

    @Override
    public Lease own() {
        return own;
    }

    @Override
    public boolean isAlive(Lease lease) {
        return lease.equals(own);
    }
}
