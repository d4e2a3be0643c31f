package dev.parley.persistence.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a database's pages and rows. */
public final class Damage {

    private Damage() {}

    /**
     * A quick check: every page and row is read, but indexes are not compared with their tables.
     *
     * @return the first few things, a sentence each; empty if nothing is wrong
     */
    public static List<String> in(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA quick_check(5)")) {
            var damage = new ArrayList<String>();
            while (result.next()) {
                var line = result.getString(1);
                if (!line.equals("ok")) {
                    damage.add(line);
                }
            }
            return damage;
        }
    }
}
