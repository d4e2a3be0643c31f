package dev.parley.persistence.shared;

import dev.parley.persistence.jdbc.Database;

/** All that outside protocols left with resources: attributes and numbers. */
public final class OutsideRecords {

    private OutsideRecords() {}

    /**
     * Within a unit of work: takes away what was left with resources that go for good.
     *
     * @param which a condition on their ids, with one placeholder
     */
    public static void purge(Database database, String which, String parameter) {
        database.update("DELETE FROM attribute WHERE resource " + which, parameter);
        database.update("DELETE FROM reference WHERE resource " + which, parameter);
    }
}
