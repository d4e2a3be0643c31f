package dev.parley.persistence.lease;

import dev.parley.application.generation.port.Leases;
import dev.parley.domain.generation.Lease;

/**
 * Leases on SQLite: one process at a time has the data directory, so every other epoch is dead, and
 * this one never is, however long the machine sleeps.
 */
public record SqliteLeases(Lease own) implements Leases {

    @Override
    public boolean isAlive(Lease lease) {
        return lease.equals(own);
    }
}
