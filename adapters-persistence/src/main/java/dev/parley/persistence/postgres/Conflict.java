package dev.parley.persistence.postgres;

import java.sql.SQLException;

/**
 * Others' work came in between: the unit of work has to be done again. Never leaves this package.
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
