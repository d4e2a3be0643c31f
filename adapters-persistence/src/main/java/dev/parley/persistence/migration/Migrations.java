package dev.parley.persistence.migration;

import dev.parley.persistence.jdbc.CannotOpen;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/**
 * The steps that a database's tables have come through, oldest first, each a file below {@code
 * db/migration}.
 */
public final class Migrations {

    // stands before the lists, which need it
    private static final Pattern NUMBER = Pattern.compile("/V(\\d+)__");

    public static final Migrations SQLITE =
            new Migrations(
                    "common/V1__conversations.sql",
                    "common/V2__owners_and_settings.sql",
                    "sqlite/V3__journal.sql",
                    "sqlite/V4__search.sql",
                    "sqlite/V5__purging.sql",
                    "sqlite/V6__key_scopes.sql",
                    "common/V8__references_and_sections.sql");

    public static final Migrations POSTGRESQL =
            new Migrations(
                    "common/V1__conversations.sql",
                    "common/V2__owners_and_settings.sql",
                    "postgresql/V3__journal.sql",
                    "postgresql/V4__search.sql",
                    "postgresql/V5__attachments.sql",
                    "postgresql/V6__purging.sql",
                    "postgresql/V7__key_scopes.sql",
                    "common/V8__references_and_sections.sql");

    static final String FOLDER = "db/migration/";

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final List<String> files;
    private final int newest;

    private Migrations(String... files) {
        this.files = List.of(files);
        this.newest = number(this.files.getLast());
    }

    /** Numbers rise in each list; one that only the other database needs is left out. */
    static int number(String file) {
        var number = NUMBER.matcher(file);
        if (!number.find()) {
            throw new IllegalArgumentException("a migration without a number: " + file);
        }
        return Integer.parseInt(number.group(1));
    }

    List<String> files() {
        return files;
    }

    /** The version that tables have when they are up to date. */
    public int newest() {
        return newest;
    }

    /**
     * Brings the tables up to date, all steps in one transaction: if one fails, the tables are as
     * they were, and the version of this program that made them still works on them.
     *
     * @throws SQLException if the database cannot be read
     * @throws MigrationFailed if a step fails
     * @throws CannotOpen if the tables were made by a newer version of this program, or are another
     *     program's
     */
    public void apply(DataSource dataSource) throws SQLException, MigrationFailed {
        var present = 0;
        try (var connection = dataSource.getConnection()) {
            present = versionOf(connection);
        }
        if (present == newest) {
            return;
        }
        if (present > newest) {
            throw new CannotOpen(
                    "The store was written by a newer version of Parley (its tables have version "
                            + present
                            + ", this program knows "
                            + newest
                            + "). Start that version, or restore a backup.");
        }
        LOG.info("Bringing the tables of the store from version {} to {}", present, newest);
        migrate(dataSource, present);
    }

    private void migrate(DataSource dataSource, int present) throws MigrationFailed {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(dataSource)
                    .resourceProvider(new ListedResources(files))
                    .javaMigrationClassProvider(List::of)
                    .loggers("slf4j")
                    .group(true)
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            if (failure.getErrorCode()
                    == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw new CannotOpen(
                        "The database holds tables of another program. Name an empty database, or"
                                + " another data directory.",
                        failure);
            }
            throw new MigrationFailed(present, newest, failure);
        }
    }

    /**
     * The version of the tables that are there, 0 if there are none; without asking Flyway, which
     * takes longer to load than to work.
     */
    public static int versionOf(Connection connection) throws SQLException {
        return hasHistory(connection) ? newestIn(connection) : 0;
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (var tables =
                connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), "flyway_schema_history", null)) {
            return tables.next();
        }
    }

    private static int newestIn(Connection connection) throws SQLException {
        try (var statement =
                        connection.prepareStatement(
                                "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history"
                                        + " WHERE success AND version IS NOT NULL");
                var result = statement.executeQuery()) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
