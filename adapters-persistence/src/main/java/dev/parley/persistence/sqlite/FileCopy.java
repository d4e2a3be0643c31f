package dev.parley.persistence.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Copies a store's file page by page as of one moment. All pages in one step, because between steps
 * others' commits would make SQLite begin anew; on a platform thread, because that step holds on to
 * its carrier.
 */
final class FileCopy {

    private static final int ALL_PAGES = -1;
    private static final int MILLIS_BETWEEN_ATTEMPTS = 100;
    private static final int ATTEMPTS = 50;

    private FileCopy() {}

    static void of(SqliteFile file, Path copy) throws SQLException {
        var done = new CompletableFuture<Integer>();
        Thread.ofPlatform()
                .daemon()
                .name("parley-store-copy")
                .start(() -> {
                    try {
                        done.complete(copy(file, copy));
                    } catch (SQLException | RuntimeException | Error failed) {
                        done.completeExceptionally(failed);
                    }
                });
        try {
            var code = done.join();
            if (code != 0) {
                throw new SQLException("SQLite says " + code, null, code);
            }
        } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof SQLException refusal) {
                throw refusal;
            }
            throw wrapped;
        }
    }

    private static int copy(SqliteFile file, Path copy) throws SQLException {
        var connection = file.openToRead();
        try {
            return connection
                    .getDatabase()
                    .backup(
                            "main",
                            copy.toString(),
                            null,
                            MILLIS_BETWEEN_ATTEMPTS,
                            ATTEMPTS,
                            ALL_PAGES);
        } finally {
            connection.shut();
        }
    }
}
