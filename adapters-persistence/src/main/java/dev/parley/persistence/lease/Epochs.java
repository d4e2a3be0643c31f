package dev.parley.persistence.lease;

import dev.parley.domain.generation.Lease;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Row;

/** Counts the runs of processes on a store. */
final class Epochs {

    private Epochs() {}

    /** Within a unit of work: an epoch that no other run ever had. */
    static Lease next(Database database) {
        return new Lease(
                database.listToChange(
                                "UPDATE lease_epoch SET newest = newest + 1 RETURNING newest",
                                Row::number)
                        .getFirst());
    }
}
