package dev.parley.persistence.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server for all tests of this process, with a database of its own for whoever asks.
 */
final class PostgresServer implements AutoCloseable {

    private static final String TEMPLATE = "parley_template";

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer() throws IOException, SQLException {
        server =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
        say("CREATE DATABASE " + TEMPLATE);
        PostgresTestStore.open(settings(TEMPLATE)).close();
    }

    /** The one server; it ends with the last test. */
    static PostgresServer of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PostgresServer.class))
                .getOrComputeIfAbsent(PostgresServer.class, _ -> started(), PostgresServer.class);
    }

    private static PostgresServer started() {
        try {
            return new PostgresServer();
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("PostgreSQL does not start", failure);
        }
    }

    /** Makes an empty store's database. */
    String newDatabase() throws SQLException {
        var name = "parley_" + databases.incrementAndGet();
        say("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return name;
    }

    void drop(String database) throws SQLException {
        say("DROP DATABASE " + database + " WITH (FORCE)");
    }

    JdbcSettings settings(String database) {
        return new JdbcSettings(server.getJdbcUrl("postgres", database), null, null);
    }

    void say(String database, String sql) throws SQLException {
        try (var connection = server.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void say(String sql) throws SQLException {
        say("postgres", sql);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
