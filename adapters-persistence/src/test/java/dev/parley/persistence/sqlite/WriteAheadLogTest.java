package dev.parley.persistence.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.persistence.jdbc.CannotOpen;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

final class WriteAheadLogTest {

    private static final int HEADER = 32;
    private static final int FRAME = 24 + 4096;
    private static final int COMMITS = 10;

    @TempDir private Path directory;

    private Path store;
    private Path log;
    private byte[] left;

    /** What a killed process leaves: every commit is one row, and none is in the file itself. */
    @BeforeEach
    void commit() throws IOException, SQLException {
        store = directory.resolve("parley.db");
        log = directory.resolve("parley.db-wal");
        var alive = directory.resolve("alive.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + alive);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE said (number INTEGER)");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            for (var number = 0; number < COMMITS; number++) {
                statement.execute("INSERT INTO said VALUES (" + number + ")");
            }
            Files.copy(alive, store);
            Files.copy(directory.resolve("alive.db-wal"), log);
        }
        left = Files.readAllBytes(log);
        assertThat(left).hasSize(HEADER + COMMITS * FRAME);
    }

    @Test
    void what_a_killed_process_left_is_taken() throws SQLException {
        WriteAheadLog.requireWhole(store);

        assertThat(rows()).isEqualTo(COMMITS);
    }

    @Test
    void a_damaged_commit_among_others_is_refused_before_they_are_forgotten() throws IOException {
        for (var at :
                new int[] {
                    HEADER + 100,
                    HEADER + 3 * FRAME + 2000,
                    HEADER + 3 * FRAME + 2,
                    HEADER + 3 * FRAME + 9,
                    HEADER + 7 * FRAME + 4000
                }) {
            damage(at);

            assertRefused();
        }
    }

    @Test
    void a_damaged_header_is_refused() throws IOException {
        for (var at : new int[] {1, 9, 20, 28}) {
            damage(at);

            assertRefused();
        }
    }

    @Test
    void a_commit_that_was_interrupted_is_no_damage() throws IOException, SQLException {
        damage(HEADER + (COMMITS - 1) * FRAME + 2000);

        WriteAheadLog.requireWhole(store);

        assertThat(rows()).isEqualTo(COMMITS - 1);
    }

    @Test
    void a_log_that_ends_in_the_middle_of_a_commit_is_no_damage() throws IOException {
        Files.write(log, Arrays.copyOf(left, left.length - 1000));

        assertThatCode(() -> WriteAheadLog.requireWhole(store)).doesNotThrowAnyException();
    }

    @Test
    void what_stood_in_the_log_before_it_was_begun_anew_is_no_damage() throws IOException {
        var bytes = left.clone();
        for (var frame = 5; frame < COMMITS; frame++) {
            bytes[HEADER + frame * FRAME + 8]++;
        }
        Files.write(log, bytes);

        assertThatCode(() -> WriteAheadLog.requireWhole(store)).doesNotThrowAnyException();
    }

    @Test
    void a_log_without_anything_in_it_is_no_damage() throws IOException {
        for (var empty : new byte[][] {{}, new byte[HEADER], new byte[HEADER + FRAME]}) {
            Files.write(log, empty);

            assertThatCode(() -> WriteAheadLog.requireWhole(store)).doesNotThrowAnyException();
        }
    }

    private void damage(int at) throws IOException {
        var bytes = left.clone();
        bytes[at] ^= 0x10;
        Files.write(log, bytes);
    }

    private void assertRefused() {
        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> WriteAheadLog.requireWhole(store))
                .withMessageContaining("parley.db-wal, is damaged. Restore a backup");
    }

    private int rows() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(*) FROM said")) {
            return result.getInt(1);
        }
    }
}
