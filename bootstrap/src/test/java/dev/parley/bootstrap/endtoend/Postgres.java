package dev.parley.bootstrap.endtoend;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL server with an empty database, for as long as it is open. */
final class Postgres implements AutoCloseable {

    private EmbeddedPostgres server;
    private final @Nullable Path data;

    private Postgres(@Nullable Path data) {
        this.data = data;
        server = started();
    }

    static Postgres start() {
        return new Postgres(null);
    }

    /** One that keeps what it has when it is stopped. */
    static Postgres startIn(Path data) {
        return new Postgres(data);
    }

    private EmbeddedPostgres started() {
        try {
            var builder = EmbeddedPostgres.builder().setServerConfig("fsync", "off");
            if (data != null) {
                builder.setDataDirectory(data).setCleanDataDirectory(false);
            }
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts it again after it was closed, on another port. */
    void startAgain() {
        server = started();
    }

    int port() {
        return server.getPort();
    }

    /** What {@code PARLEY_DATABASE_URL} is set to. */
    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** A connection of the test's own. */
    Connection connection() throws SQLException {
        return DriverManager.getConnection(url());
    }

    void say(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
