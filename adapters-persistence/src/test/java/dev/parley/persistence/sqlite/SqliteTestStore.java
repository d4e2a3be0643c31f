package dev.parley.persistence.sqlite;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.persistence.jdbc.CommitWatch;
import dev.parley.persistence.secret.SecretBox;
import dev.parley.persistence.store.SqliteStore;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.UUID;

/** An empty store in a directory of its own for each test. The tables are made once and copied. */
public final class SqliteTestStore implements BeforeEachCallback, AfterEachCallback {

    private static final Template TEMPLATE = new Template();

    private final FixedClock clock = new FixedClock();
    private Path directory;
    private SqliteStore store;

    /** The store of a directory, or a new one. */
    public static SqliteStore open(Path directory, SecretBox secrets, InstantSource clock) {
        return SqliteStore.open(directory, secrets, clock, 0, CommitWatch.NOBODY);
    }

    /** As the other one, with any key and at any time. */
    public static SqliteStore open(Path directory) {
        return open(directory, new SecretBox(new byte[32]), new FixedClock());
    }

    /** A file without a store around it. */
    static SqliteDatabase database(Path file) {
        return SqliteDatabase.open(file, () -> {}, CommitWatch.NOBODY);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("parley-store-");
        Files.copy(TEMPLATE.file(), directory.resolve("parley.db"));
        open();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        store.close();
        deleteAll(directory);
    }

    private void open() {
        store = open(directory, new SecretBox(new byte[32]), clock);
    }

    /** How many rows of a table have an id, as somebody else sees it. */
    int counted(String table, UUID id) {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + directory.resolve("parley.db"));
                var statement =
                        connection.prepareStatement(
                                "SELECT count(*) FROM " + table + " WHERE id = ?")) {
            statement.setString(1, id.toString());
            return statement.executeQuery().getInt(1);
        } catch (SQLException failure) {
            throw new AssertionError("the store's file cannot be read", failure);
        }
    }

    Path directory() {
        return directory;
    }

    FixedClock clock() {
        return clock;
    }

    Stores stores() {
        return store.ports();
    }

    private static void deleteAll(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Template {

        private Path file;

        synchronized Path file() throws IOException {
            if (file == null) {
                var directory = Files.createTempDirectory("parley-template-");
                SqliteTestStore.open(directory).close();
                file = directory.resolve("parley.db");
                file.toFile().deleteOnExit();
                directory.toFile().deleteOnExit();
            }
            return file;
        }
    }
}
