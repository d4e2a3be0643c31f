package dev.parley.persistence.backup;

import dev.parley.persistence.migration.Migrations;
import dev.parley.persistence.sqlite.Damage;

import java.nio.file.Path;
import java.sql.Connection;
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
        try (var connection = connection()) {
            return Damage.in(connection);
        }
    }

    int schemaVersion() throws SQLException {
        try (var connection = connection()) {
            return Migrations.versionOf(connection);
        }
    }

    /** The names of all that is attached to messages. */
    List<String> attachments() throws SQLException {
        return texts("SELECT DISTINCT blob_id FROM message_attachment ORDER BY blob_id");
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private List<String> texts(String sql) throws SQLException {
        try (var connection = connection();
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
