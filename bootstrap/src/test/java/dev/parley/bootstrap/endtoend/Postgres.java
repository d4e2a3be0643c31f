package dev.parley.bootstrap.endtoend;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL server with an empty database, for as long as it is open. */
final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() {
        try {
            return new Postgres(EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What {@code PARLEY_DATABASE_URL} is set to. */
    String url() {
        return server.getJdbcUrl("postgres", "postgres");
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
