package dev.parley.persistence.sqlite;

import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.persistence.jdbc.CommitWatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

@Timeout(60)
final class SqliteReserveTest {

    private static final long BYTES = 1L << 20;
    private static final String ADD =
            "INSERT INTO change_counter (owner, newest, forgotten) VALUES (?, 1, 0)";
    private static final String MUCH = "x".repeat(200_000);

    @TempDir private Path directory;

    @Test
    void a_reserve_is_made_once_and_takes_its_room() throws IOException {
        var reserve = new ReserveFile(directory, BYTES);
        reserve.keep();
        var made = Files.getLastModifiedTime(file());

        reserve.keep();

        assertThat(Files.size(file())).isEqualTo(BYTES);
        assertThat(Files.getLastModifiedTime(file())).isEqualTo(made);
        assertThat(ReserveFile.isIn(directory)).isTrue();
    }

    @Test
    void one_that_was_only_begun_is_made_anew() throws IOException {
        Files.write(file(), new byte[17]);

        new ReserveFile(directory, BYTES).keep();

        assertThat(Files.size(file())).isEqualTo(BYTES);
    }

    @Test
    void the_last_room_of_a_disk_is_not_taken() throws IOException {
        var free = Files.getFileStore(directory).getUsableSpace();

        new ReserveFile(directory, free).keep();

        assertThat(file()).doesNotExist();
    }

    @Test
    void a_full_store_gives_its_reserve_up() {
        try (var database = open(directory, new ReserveFile(directory, BYTES))) {
            say(database, "PRAGMA max_page_count = 1");

            assertFails(
                    StoreUnavailable.class, () -> database.run(() -> database.update(ADD, MUCH)));

            assertThat(file()).doesNotExist();
        }
    }

    @Test
    void a_store_that_refuses_for_another_reason_keeps_its_reserve() {
        try (var database = open(directory, new ReserveFile(directory, BYTES))) {
            say(database, "PRAGMA query_only = true");

            assertFails(
                    StoreUnavailable.class, () -> database.run(() -> database.update(ADD, MUCH)));

            assertThat(file()).exists();
        }
    }

    @Test
    void on_a_full_disk_the_reserve_is_room_for_what_has_to_be_written() throws Exception {
        onSmallDisk(disk -> {
            var reserve = new ReserveFile(disk, BYTES);
            var filler = disk.resolve("filler");
            try (var database = open(disk, reserve)) {
                fill(filler);

                assertFails(
                        StoreUnavailable.class,
                        () -> database.run(() -> database.update(ADD, MUCH)));
                assertThat(ReserveFile.isIn(disk)).isFalse();
                assertThat(database.run(() -> database.update(ADD, MUCH))).isOne();

                reserve.keep();
                assertThat(ReserveFile.isIn(disk)).isFalse();
                Files.delete(filler);
                reserve.keep();
                assertThat(ReserveFile.isIn(disk)).isTrue();
            }
        });
    }

    @Test
    void a_store_on_a_full_disk_opens_in_the_room_of_its_reserve() throws Exception {
        onSmallDisk(disk -> {
            var reserve = new ReserveFile(disk, BYTES);
            open(disk, reserve).close();
            fill(disk.resolve("filler"));

            try (var database = open(disk, reserve)) {
                assertThat(database.run(() -> database.update(ADD, "ada"))).isOne();
            }

            assertThat(ReserveFile.isIn(disk)).isFalse();
        });
    }

    @Test
    void tables_on_a_full_disk_are_made_in_the_room_of_the_reserve() throws Exception {
        onSmallDisk(disk -> {
            var reserve = new ReserveFile(disk, 4 * BYTES);
            reserve.keep();
            var filler = disk.resolve("filler");
            fill(filler);
            try (var channel = FileChannel.open(filler, StandardOpenOption.WRITE)) {
                // enough for a file and the beginning of its log, so that making tables begins
                channel.truncate(channel.size() - (64 << 10));
            }

            try (var database = open(disk, reserve)) {
                assertThat(database.run(() -> database.update(ADD, "ada"))).isOne();
            }
        });
    }

    private interface OnDisk {
        void run(Path disk) throws Exception;
    }

    private void onSmallDisk(OnDisk test) throws Exception {
        var disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                isDone("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()),
                "small file systems can be mounted by root only");
        try {
            test.run(disk);
        } finally {
            assertThat(isDone("umount", disk.toString())).isTrue();
        }
    }

    private static Path file(Path where) {
        return where.resolve("parley.db");
    }

    private static void fill(Path filler) throws IOException {
        var piece = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private Path file() {
        return directory.resolve("reserve");
    }

    private static SqliteDatabase open(Path where, ReserveFile reserve) {
        var database = SqliteDatabase.open(file(where), reserve::giveUp, CommitWatch.NOBODY);
        reserve.keep();
        return database;
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

    private static boolean isDone(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
