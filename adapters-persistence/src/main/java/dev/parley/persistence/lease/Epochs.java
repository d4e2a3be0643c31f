package dev.parley.persistence.lease;

import dev.parley.domain.generation.Lease;

import java.sql.Connection;
import java.sql.SQLException;

/** Counts the runs of processes on a store. */
public final class Epochs {

    private Epochs() {}

    /**
     * An epoch that no other run ever had. It is the first thing that a run writes, so whoever asks
     * for it finds out whether the store can be written to.
     */
    public static Lease next(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var counted =
                        statement.executeQuery(
                                "UPDATE lease_epoch SET newest = newest + 1 RETURNING newest")) {
            if (!counted.next()) {
                throw new SQLException("the store has no count of its runs");
            }
            return new Lease(counted.getLong(1));
        }
    }
}
