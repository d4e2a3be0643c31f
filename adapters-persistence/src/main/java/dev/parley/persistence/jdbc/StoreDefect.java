package dev.parley.persistence.jdbc;

import java.sql.SQLException;

/**
 * A statement that the database refuses although nothing is wrong with the database: a defect of
 * ours. Carries the database's code and no values.
 */
public final class StoreDefect extends RuntimeException {

    public StoreDefect(String what, SQLException refusal) {
        super(
                what
                        + " ("
                        + refusal.getClass().getSimpleName()
                        + ", state "
                        + refusal.getSQLState()
                        + ", code "
                        + refusal.getErrorCode()
                        + ")");
        setStackTrace(refusal.getStackTrace());
    }
}
