package dev.parley.persistence.sqlite;

import org.sqlite.jdbc4.JDBC4PreparedStatement;

import java.sql.SQLException;

/** A statement that goes back to its connection instead of being closed. */
final class KeptStatement extends JDBC4PreparedStatement {

    private final SqliteConnection connection;
    private final String text;

    KeptStatement(SqliteConnection connection, String text) throws SQLException {
        super(connection, text);
        this.connection = connection;
        this.text = text;
    }

    @Override
    public void close() throws SQLException {
        if (pointer.isClosed()) {
            return;
        }
        rs.close();
        clearBatch();
        connection.keep(text, this);
    }

    void discard() throws SQLException {
        super.close();
    }
}
