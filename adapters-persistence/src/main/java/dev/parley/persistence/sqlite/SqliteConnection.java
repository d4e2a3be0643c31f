package dev.parley.persistence.sqlite;

import org.jspecify.annotations.Nullable;
import org.sqlite.jdbc4.JDBC4Connection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * A connection that belongs to one thread for as long as the store is open.
 *
 * <p>Statements are prepared once and kept, because preparing costs more than running them. Closing
 * does nothing, since whoever borrows a connection closes it; {@link #shut} closes. Asking for a
 * read-only connection does nothing either: Micronaut Data asks before every query, and the driver
 * refuses.
 */
final class SqliteConnection extends JDBC4Connection {

    private final Map<String, KeptStatement> idle = new HashMap<>();

    SqliteConnection(String url, String file, Properties settings) throws SQLException {
        super(url, file, settings);
        // The driver must not begin or end anything by itself, nor try to after each statement.
        getConnectionConfig().setAutoCommit(false);
    }

    @Override
    public PreparedStatement prepareStatement(
            String sql, int type, int concurrency, int holdability) throws SQLException {
        var kept = idle.remove(sql);
        return kept != null ? kept : new KeptStatement(this, sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String @Nullable [] generatedColumns)
            throws SQLException {
        return prepareStatement(sql);
    }

    void keep(String sql, KeptStatement statement) throws SQLException {
        var doubled = idle.put(sql, statement);
        if (doubled != null) {
            doubled.discard();
        }
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        // see above
    }

    @Override
    public void close() {
        // see above
    }

    /** How many rows were ever changed on this connection. */
    long changes() throws SQLException {
        return getDatabase().total_changes();
    }

    /** Everything that was said on this connection so far. */
    Set<String> said() {
        return Set.copyOf(idle.keySet());
    }

    void shut() throws SQLException {
        for (var statement : idle.values()) {
            statement.discard();
        }
        idle.clear();
        super.close();
    }
}
