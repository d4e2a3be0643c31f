package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.application.testkit.Waiting;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Stores in a directory that cannot be used: the start is refused, and the doctor finds it too. */
class StoreFaultsIT {

    private static final int PAGE = 4096;

    @TempDir private static Path shared;

    @TempDir private Path folder;

    private Path data;
    private Path file;

    @BeforeAll
    static void make() {
        ParleyProcess.command(shared.resolve("data"), Map.of(), "purge");
    }

    @BeforeEach
    void copy() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        for (var name : List.of("parley.db", "reserve")) {
            Files.copy(shared.resolve("data").resolve(name), data.resolve(name));
        }
        file = data.resolve("parley.db");
    }

    @Test
    void a_file_that_is_no_database() throws IOException {
        Files.writeString(file, "Dear diary, ".repeat(1_000));

        assertRefused("is damaged or no store. Restore a backup with 'parley restore'");
    }

    @Test
    void a_file_with_a_damaged_header() throws IOException {
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, 100, (byte) 7);
        Files.write(file, bytes);

        assertRefused("is damaged or no store. Restore a backup");
    }

    @Test
    void a_file_that_was_cut_off() throws IOException {
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertRefused("is damaged or no store. Restore a backup");
    }

    @Test
    void the_database_of_another_program() throws IOException, SQLException {
        Files.delete(file);
        say("CREATE TABLE recipe (name TEXT)");

        assertRefused("holds tables of another program. Name an empty database");
    }

    @Test
    void tables_of_a_newer_version() throws SQLException {
        say("UPDATE flyway_schema_history SET version = '99' WHERE version = '1'");

        assertRefused("written by a newer version of Parley", "Start that version");
    }

    @Test
    void tables_that_cannot_be_brought_up_to_date() throws SQLException {
        say(
                "DELETE FROM flyway_schema_history WHERE installed_rank = (SELECT"
                        + " max(installed_rank) FROM flyway_schema_history)");

        assertRefused(
                "could not be brought from version",
                "[SQLITE_ERROR]",
                "Nothing was changed, and the version of Parley that was here before still works.");
    }

    @Test
    void a_file_that_another_program_has_locked() throws SQLException {
        try (var other = connection();
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertRefused("is locked by another program. Close what has it open");
        }
    }

    @Test
    void a_directory_that_another_parley_holds() {
        try (var _ = ParleyProcess.start(data, Map.of())) {
            var refused = ParleyProcess.run(data, Map.of(), "--port", "0");

            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err()).contains("is held by another Parley; stop that one");
            assertThat(ParleyProcess.run(data, Map.of(), "doctor").out())
                    .contains("ok       store: SQLite");
        }
    }

    @Test
    void a_directory_that_can_only_be_read() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-x------"));
        var isRoot = Files.isWritable(data);
        assumeTrue(
                !isRoot
                        || (Machine.isDone("mount", "--bind", data.toString(), data.toString())
                                && Machine.isDone(
                                        "mount", "-o", "remount,ro,bind", data.toString())),
                "root writes everywhere, and may not mount here");
        try {
            assertRefused("cannot be used: ", "Make it a directory that this user may write to");
        } finally {
            assertThat(!isRoot || Machine.isDone("umount", data.toString())).isTrue();
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void a_file_that_can_only_be_read() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        var isRoot = Files.isWritable(file);
        assumeTrue(
                !isRoot || Machine.isDone("chattr", "+i", file.toString()),
                "root writes everywhere, and this file system has no immutable files");
        try {
            assertRefused("cannot be opened for writing. Make it and its directory writable");
        } finally {
            assertThat(!isRoot || Machine.isDone("chattr", "-i", file.toString())).isTrue();
        }
    }

    @Test
    void a_full_disk() throws Exception {
        try (var disk = SmallDisk.mounted(folder.resolve("disk"), "24m")) {
            Files.createDirectory(disk.data());
            Files.copy(file, disk.data().resolve("parley.db"));
            Files.createFile(disk.data().resolve("lock"));
            disk.fill();
            data = disk.data();

            assertRefused("is full. Make room");

            disk.empty();
            assertThat(ParleyProcess.run(data, Map.of(), "purge").exitCode()).isZero();
        }
    }

    @Test
    void the_log_of_a_killed_process_with_a_damaged_commit_in_it() throws IOException {
        try (var parley = ParleyProcess.start(data, Map.of())) {
            for (var number = 0; number < 10; number++) {
                parley.client().post("/v1/conversations", "{}");
            }
            parley.kill();
        }
        var log = data.resolve("parley.db-wal");
        var bytes = Files.readAllBytes(log);
        bytes[1_000] ^= 1;
        Files.write(log, bytes);

        assertRefused("parley.db-wal, is damaged. Restore a backup", "PRAGMA wal_checkpoint");
        assertThat(log).hasBinaryContent(bytes);
    }

    @Test
    void a_damaged_page_is_found_by_the_doctor_and_soon_after_the_start() throws Exception {
        try (var parley = ParleyProcess.start(data, Map.of())) {
            var text = "x".repeat(3 * PAGE);
            for (var number = 0; number < 50; number++) {
                parley.client()
                        .post(
                                "/v1/conversations",
                                "{\"items\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                                        .formatted(text));
            }
            parley.terminate();
            parley.awaitExit();
        }
        var bytes = Files.readAllBytes(file);
        var middle = bytes.length / 2 / PAGE * PAGE;
        Arrays.fill(bytes, middle, middle + 20 * PAGE, (byte) 0x55);
        Files.write(file, bytes);

        var examined = ParleyProcess.run(data, Map.of(), "doctor");
        assertThat(examined.exitCode()).isOne();
        assertThat(examined.out()).contains("problem  store: ", "restore a backup.");
        var log = folder.resolve("log");
        try (var _ = ParleyProcess.startLogging(data, Map.of(), log)) {
            Waiting.until("damage is logged", () -> isDamageIn(log));
        }
    }

    private static boolean isDamageIn(Path log) {
        try {
            return Files.readString(log).contains("The store is damaged: ");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void assertRefused(String... sentences) {
        UnusableStore.assertRefused(data, Map.of(), sentences);
    }

    private void say(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
