package dev.parley.persistence.sqlite;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * A data source for libraries that insist on one: gives the connection on which the work at hand
 * speaks.
 */
final class LentConnections implements DataSource {

    private final SqliteDatabase database;

    LentConnections(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Connection getConnection() {
        return database.atHand();
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        // logs nothing
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // logs nobody in
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("there is nothing inside");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
