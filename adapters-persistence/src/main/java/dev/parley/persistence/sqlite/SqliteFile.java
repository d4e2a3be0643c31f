package dev.parley.persistence.sqlite;

import dev.parley.domain.generation.Lease;
import dev.parley.persistence.lease.Epochs;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

import java.nio.file.Path;
import java.sql.SQLException;

import javax.sql.DataSource;

/** The file, and how it is opened. */
record SqliteFile(Path path) {

    private static final int BUSY_MILLIS = 5_000;
    private static final int PAGES_BEFORE_CHECKPOINT = 2_000;
    private static final int LARGEST_WAL_KEPT = 64 << 20;
    private static final int WRITER_CACHE_KIB = 16 << 10;
    private static final int READER_CACHE_KIB = 4 << 10;

    SqliteConnection openToWrite() throws SQLException {
        var connection = open(WRITER_CACHE_KIB);
        say(connection, "PRAGMA wal_autocheckpoint = " + PAGES_BEFORE_CHECKPOINT);
        say(connection, "PRAGMA journal_size_limit = " + LARGEST_WAL_KEPT);
        say(connection, "PRAGMA secure_delete = FAST");
        return connection;
    }

    SqliteConnection openToRead() throws SQLException {
        var connection = open(READER_CACHE_KIB);
        say(connection, "PRAGMA query_only = true");
        return connection;
    }

    /** For whoever makes the tables; its connections are ordinary ones. */
    DataSource dataSource() {
        var dataSource = new SQLiteDataSource(config(WRITER_CACHE_KIB));
        dataSource.setUrl(url());
        return dataSource;
    }

    private SqliteConnection open(int cacheKib) throws SQLException {
        var settings = config(cacheKib).toProperties();
        return new SqliteConnection(url(), path.toString(), settings);
    }

    private String url() {
        return "jdbc:sqlite:" + path;
    }

    private static SQLiteConfig config(int cacheKib) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.enforceForeignKeys(true);
        config.setGetGeneratedKeys(false);
        config.setCacheSize(-cacheKib);
        return config;
    }

    /** Counts this run, durably. */
    static Lease nextLease(SqliteConnection connection) throws SQLException {
        say(connection, "BEGIN IMMEDIATE");
        try {
            var lease = Epochs.next(connection);
            say(connection, "COMMIT");
            return lease;
        } catch (SQLException refusal) {
            undo(connection);
            throw refusal;
        }
    }

    private static void undo(SqliteConnection connection) {
        try {
            say(connection, "ROLLBACK");
        } catch (SQLException nothingToRollBack) {
            // SQLite has rolled back already
        }
    }

    private static void say(SqliteConnection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
