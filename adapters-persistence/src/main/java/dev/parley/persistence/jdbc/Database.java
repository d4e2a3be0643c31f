package dev.parley.persistence.jdbc;

import io.micronaut.data.exceptions.DataAccessException;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A database, as the features see it. Within a unit of work everything is said on that work's
 * connection and sees what the work has changed; outside, reads go to a connection of their own.
 */
public abstract class Database {

    /** Reads, wherever it is called. */
    public abstract <T> T read(Query<T> query);

    /**
     * Changes something, or reads what no one else may change meanwhile. Only within a unit of
     * work.
     */
    public abstract <T> T write(Query<T> query);

    /** Lets a repository read. */
    public final <T> T read(Supplier<T> reading) {
        return read(connection -> said(reading));
    }

    /** Lets a repository change something. Only within a unit of work. */
    public final void write(Runnable change) {
        write(connection ->
                said(() -> {
                    change.run();
                    return true;
                }));
    }

    /** Repositories wrap what the database refuses; here it comes out as everywhere else. */
    private static <T> T said(Supplier<T> words) throws SQLException {
        try {
            return words.get();
        } catch (DataAccessException wrapped) {
            if (wrapped.getCause() instanceof SQLException refusal) {
                throw refusal;
            }
            throw wrapped;
        }
    }

    /**
     * Within a unit of work: keeps other units of work from changing a row until this one has
     * ended.
     */
    public abstract void lock(String table, String id);

    public final <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return read(connection -> rows(connection, sql, mapper, parameters));
    }

    public final <T> Optional<T> first(
            String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /**
     * Runs a statement that gives rows, such as one with RETURNING or FOR UPDATE. Only within a
     * unit of work.
     */
    public final <T> List<T> listToChange(
            String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
        return write(connection -> rows(connection, sql, mapper, parameters));
    }

    /** Runs a statement that changes rows, and tells how many. Only within a unit of work. */
    public final int update(String sql, @Nullable Object... parameters) {
        return write(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    private static <T> List<T> rows(
            Connection connection, String sql, RowMapper<T> mapper, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (var result = statement.executeQuery()) {
                var row = new Row(result);
                var found = new ArrayList<T>();
                while (row.next()) {
                    found.add(mapper.map(row));
                }
                return found;
            }
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... parameters)
            throws SQLException {
        for (var index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }
}
