package dev.parley.persistence.sqlite;

import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.StoreUnavailable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Reading holds nobody up. */
@Timeout(60)
final class SqliteReadersTest {

    @TempDir private Path directory;

    @Test
    void while_all_readers_are_held_other_virtual_threads_and_the_writer_go_on() throws Exception {
        try (var database = SqliteTestStore.database(directory.resolve("parley.db"));
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = new CountDownLatch(SqliteReaders.COUNT);
            var release = new CountDownLatch(1);
            var reads = new ArrayList<Future<Boolean>>();
            for (var reader = 0; reader < 2 * SqliteReaders.COUNT; reader++) {
                reads.add(
                        executor.submit(() ->
                                database.read(connection -> {
                                    held.countDown();
                                    return awaited(release);
                                })));
            }
            held.await();

            for (var thread = 0; thread < 100; thread++) {
                assertThat(executor.submit(() -> 1).get()).isOne();
            }
            assertThat(
                            executor.submit(() ->
                                            database.run(() ->
                                                    database.update(
                                                            "INSERT INTO change_counter (owner,"
                                                                    + " newest, forgotten) VALUES"
                                                                    + " ('ada', 1, 0)")))
                                    .get())
                    .isOne();
            assertThat(reads).noneMatch(Future::isDone);

            release.countDown();
            for (var read : reads) {
                assertThat(read.get()).isTrue();
            }
        }
    }

    @Test
    void work_that_reads_and_the_search_for_damage_need_no_reader() throws Exception {
        try (var database = SqliteTestStore.database(directory.resolve("parley.db"));
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var release = new CountDownLatch(1);
            var held = new CountDownLatch(SqliteReaders.COUNT);
            for (var reader = 0; reader < SqliteReaders.COUNT; reader++) {
                var unused =
                        executor.submit(() ->
                                database.read(connection -> {
                                    held.countDown();
                                    return awaited(release);
                                }));
            }
            held.await();

            var counted =
                    database.run(() ->
                            database.list("SELECT count(*) FROM conversation", row -> row.number())
                                    .getFirst());

            assertThat(counted).isZero();
            assertThat(database.damage()).isEmpty();
            release.countDown();
        }
    }

    @Test
    void an_errand_that_takes_long_ends_when_it_is_stopped() throws Exception {
        var file = directory.resolve("parley.db");
        SqliteTestStore.database(file).close();
        var begun = new CountDownLatch(1);
        var errand =
                Errand.begin(
                        new SqliteFile(file),
                        "endless",
                        connection -> {
                            try (var statement = connection.createStatement()) {
                                begun.countDown();
                                return statement.execute(
                                        "WITH RECURSIVE counted (number) AS (SELECT 1 UNION ALL"
                                                + " SELECT number + 1 FROM counted) SELECT"
                                                + " max(number) FROM counted");
                            }
                        });
        begun.await();

        errand.stop();

        assertFails(StoreUnavailable.class, errand::await);
    }

    @Test
    void the_search_for_damage_does_not_begin_any_more_once_the_store_is_closed() {
        var database = SqliteTestStore.database(directory.resolve("parley.db"));
        database.close();

        assertFails(StoreUnavailable.class, database::damage);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            throw new AssertionError("interrupted", interruption);
        }
    }
}
