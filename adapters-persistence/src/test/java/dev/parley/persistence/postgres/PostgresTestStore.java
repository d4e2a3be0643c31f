package dev.parley.persistence.postgres;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.persistence.jdbc.CommitWatch;
import dev.parley.persistence.secret.SecretBox;
import dev.parley.persistence.store.PostgresStore;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.sql.SQLException;
import java.time.InstantSource;

/** A store in a database of its own for each class of tests, emptied for each test. */
final class PostgresTestStore implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private static final String EMPTY_ALL =
            """
            DO $$ BEGIN
                EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') FROM pg_tables
                    WHERE schemaname = 'public' AND tablename NOT IN ('flyway_schema_history', 'lease_epoch'));
            END $$\
            """;

    private FixedClock clock = new FixedClock();
    private PostgresServer server;
    private String database;
    private PostgresStore store;

    /** The store in a database. */
    static PostgresStore open(JdbcSettings settings, SecretBox secrets, InstantSource clock) {
        return PostgresStore.open(settings, secrets, clock, CommitWatch.NOBODY);
    }

    /** As the other one, with any key and at any time. */
    static PostgresStore open(JdbcSettings settings) {
        return open(settings, new SecretBox(new byte[32]), new FixedClock());
    }

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        server = PostgresServer.of(context);
        database = server.newDatabase();
        store = another();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        clock = new FixedClock();
        server.say(database, EMPTY_ALL);
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        store.close();
        server.drop(database);
    }

    /** Opens the same database as another process does. */
    PostgresStore another() {
        return open(settings(), new SecretBox(new byte[32]), () -> clock.instant());
    }

    JdbcSettings settings() {
        return server.settings(database);
    }

    /** Says something to the database, past the store. */
    void say(String sql) throws SQLException {
        server.say(database, sql);
    }

    FixedClock clock() {
        return clock;
    }

    Stores stores() {
        return store.ports();
    }
}
