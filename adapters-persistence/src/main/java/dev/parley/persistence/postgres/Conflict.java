package dev.parley.persistence.postgres;

import java.sql.SQLException;

/**
 * Others' work came in between: the unit of work has to be done again. Passes through whatever does
 * that work on its way out, and ends where the unit of work began.
 */
final class Conflict extends RuntimeException {

    private final transient SQLException refusal;

    Conflict(SQLException refusal) {
        super(refusal.getSQLState(), null, false, false);
        this.refusal = refusal;
    }

    SQLException refusal() {
        return refusal;
    }
}
