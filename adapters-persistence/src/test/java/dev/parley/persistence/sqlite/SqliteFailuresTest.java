package dev.parley.persistence.sqlite;

import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.application.shared.CheckStore;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.persistence.jdbc.CannotOpen;
import dev.parley.persistence.jdbc.StoreDefect;
import dev.parley.persistence.shared.JdbcIdempotency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

@Timeout(60)
final class SqliteFailuresTest {

    private static final String ADD =
            "INSERT INTO change_counter (owner, newest, forgotten) VALUES (?, 1, 0)";

    @TempDir private Path directory;

    private SqliteDatabase open() {
        return SqliteTestStore.database(directory.resolve("parley.db"));
    }

    private static void say(SqliteDatabase database, String sql) {
        var unused =
                database.run(() ->
                        database.write(connection -> {
                            try (var statement = connection.createStatement()) {
                                return statement.execute(sql);
                            }
                        }));
    }

    @Test
    void a_full_disk_is_said_and_everything_goes_on_once_there_is_room() {
        try (var database = open()) {
            say(database, "PRAGMA max_page_count = 1");
            var much = "x".repeat(200_000);

            assertFails(
                    StoreUnavailable.class, () -> database.run(() -> database.update(ADD, much)));
            assertThat(database.list("SELECT owner FROM change_counter", row -> row.text()))
                    .isEmpty();

            say(database, "PRAGMA max_page_count = 1000000");
            assertThat(database.run(() -> database.update(ADD, much))).isOne();
        }
    }

    @Test
    void a_store_that_cannot_be_written_says_so_and_can_still_be_read() {
        try (var database = open()) {
            say(database, "PRAGMA query_only = true");

            assertFails(
                    StoreUnavailable.class, () -> database.run(() -> database.update(ADD, "ada")));

            assertThat(new CheckStore(database, new JdbcIdempotency(database)).check())
                    .containsInstanceOf(StoreUnavailable.class);
            assertThat(database.list("SELECT owner FROM change_counter", row -> row.text()))
                    .isEmpty();
        }
    }

    @Test
    void a_store_that_is_locked_by_another_program_says_so() throws SQLException {
        try (var database = open();
                var other =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + directory.resolve("parley.db"));
                var statement = other.createStatement()) {
            say(database, "PRAGMA busy_timeout = 1");
            statement.execute("BEGIN IMMEDIATE");

            assertFails(
                    StoreUnavailable.class, () -> database.run(() -> database.update(ADD, "ada")));

            statement.execute("ROLLBACK");
            assertThat(database.run(() -> database.update(ADD, "ada"))).isOne();
        }
    }

    @Test
    void a_key_that_is_taken_is_a_defect_of_ours_and_no_exception_of_the_driver() {
        try (var database = open()) {
            assertThat(database.run(() -> database.update(ADD, "ada"))).isOne();

            assertThatExceptionOfType(StoreDefect.class)
                    .isThrownBy(() -> database.run(() -> database.update(ADD, "ada")))
                    .withNoCause()
                    .withMessageNotContaining("ada");
        }
    }

    @Test
    void a_closed_store_says_so() {
        var database = open();
        database.close();

        assertFails(StoreUnavailable.class, () -> database.run(() -> database.update(ADD, "ada")));
        assertFails(
                StoreUnavailable.class,
                () -> database.list("SELECT owner FROM change_counter", row -> row.text()));
    }

    @Test
    void a_file_that_is_no_store_is_refused() throws IOException {
        Files.writeString(directory.resolve("parley.db"), "This is no database. ".repeat(500));

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(this::open)
                .withMessageContaining("parley.db is damaged or no store");
    }

    @Test
    void a_file_whose_first_page_is_damaged_is_refused() throws IOException {
        open().close();
        var bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 100, bytes.length, (byte) 0);
        Files.write(file(), bytes);

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(this::open)
                .withMessageContaining("parley.db is damaged or no store")
                .withMessageContaining("Restore a backup with 'parley restore'");
    }

    @Test
    void a_file_that_was_cut_off_is_refused() throws IOException {
        open().close();
        var bytes = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(this::open)
                .withMessageContaining("parley.db is damaged or no store");
    }

    @Test
    void the_database_of_another_program_is_refused_and_left_alone() throws SQLException {
        say("CREATE TABLE recipe (name TEXT)");

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(this::open)
                .withMessageContaining("holds tables of another program");

        say("DROP TABLE recipe");
        open().close();
    }

    @Test
    void a_store_that_cannot_count_its_runs_is_refused() throws SQLException {
        open().close();
        say(
                "CREATE TRIGGER refusing BEFORE UPDATE ON lease_epoch BEGIN SELECT RAISE(ABORT,"
                        + " 'not now'); END");

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> SqliteTestStore.open(directory))
                .withMessageContaining("parley.db cannot be used")
                .withMessageContaining("not now");
    }

    @Test
    void a_file_that_another_program_has_locked_is_refused() throws SQLException {
        open().close();
        try (var other = connection();
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatExceptionOfType(CannotOpen.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("locked by another program. Close what has it open");

            statement.execute("ROLLBACK");
        }
        open().close();
    }

    private void say(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private Path file() {
        return directory.resolve("parley.db");
    }

    @Test
    void what_is_changed_is_changed_within_work() {
        try (var database = open()) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> database.update(ADD, "ada"));
        }
    }
}
