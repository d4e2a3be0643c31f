package dev.parley.persistence.backup;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A copy of a database that nobody else has open. */
record CopiedDatabase(Path file) {

    /** Makes it one file, without a log beside it. */
    void fold() throws SQLException {
        texts("PRAGMA journal_mode = DELETE");
    }

    /** What is wrong with it; empty if nothing is. */
    List<String> damage() throws SQLException {
        return texts("PRAGMA quick_check(5)").stream().filter(line -> !line.equals("ok")).toList();
    }

    int schemaVersion() throws SQLException {
        return Integer.parseInt(
                texts(
                                "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history"
                                        + " WHERE success")
                        .getFirst());
    }

    /** The names of all that is attached to messages. */
    List<String> attachments() throws SQLException {
        return texts("SELECT DISTINCT blob_id FROM message_attachment ORDER BY blob_id");
    }

    private List<String> texts(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }
}
