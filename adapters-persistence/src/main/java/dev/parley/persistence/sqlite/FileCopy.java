package dev.parley.persistence.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Copies a store's file page by page as of one moment. All pages in one step, because between steps
 * others' commits would make SQLite begin anew.
 */
final class FileCopy {

    private static final int ALL_PAGES = -1;
    private static final int MILLIS_BETWEEN_ATTEMPTS = 100;
    private static final int ATTEMPTS = 50;

    private FileCopy() {}

    static void of(SqliteFile file, Path copy) throws SQLException {
        int code =
                Errand.begin(
                                file,
                                "copy",
                                connection ->
                                        connection
                                                .getDatabase()
                                                .backup(
                                                        "main",
                                                        copy.toString(),
                                                        null,
                                                        MILLIS_BETWEEN_ATTEMPTS,
                                                        ATTEMPTS,
                                                        ALL_PAGES))
                        .await();
        if (code != 0) {
            throw new SQLException("SQLite says " + code, null, code);
        }
    }
}
