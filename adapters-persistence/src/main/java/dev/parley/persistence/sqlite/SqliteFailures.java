package dev.parley.persistence.sqlite;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;
import dev.parley.persistence.jdbc.CannotOpen;
import dev.parley.persistence.jdbc.StoreDefect;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Says what SQLite's refusals mean. */
final class SqliteFailures {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteFailures.class);
    private static final int PRIMARY_CODE = 0xff;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);

    private SqliteFailures() {}

    static boolean isFull(SQLException refusal) {
        return SQLiteErrorCode.getErrorCode(refusal.getErrorCode() & PRIMARY_CODE)
                == SQLiteErrorCode.SQLITE_FULL;
    }

    static RuntimeException translated(SQLException refusal) {
        var code = SQLiteErrorCode.getErrorCode(refusal.getErrorCode() & PRIMARY_CODE);
        var unavailable =
                switch (code) {
                    case SQLITE_FULL ->
                            unavailable(
                                    "The disk of the store is full; nothing was changed.", LATER);
                    case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                            unavailable(
                                    "The store cannot be written to; nothing was changed.", LATER);
                    case SQLITE_BUSY, SQLITE_LOCKED ->
                            unavailable(
                                    "The store is locked by another program; nothing was changed.",
                                    SOON);
                    case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_PROTOCOL ->
                            unavailable(
                                    "The disk of the store does not work; nothing was changed.",
                                    LATER);
                    case SQLITE_CORRUPT, SQLITE_NOTADB ->
                            unavailable(
                                    "The store's file is damaged; restore it from a backup.",
                                    LATER);
                    case SQLITE_NOMEM, SQLITE_INTERRUPT ->
                            unavailable("The store ran out of memory; nothing was changed.", SOON);
                    default -> null;
                };
        if (unavailable == null) {
            return new StoreDefect("SQLite refuses a statement", refusal);
        }
        LOG.warn(
                "SQLite: {} ({})",
                unavailable.detail(),
                SQLiteErrorCode.getErrorCode(refusal.getErrorCode()));
        return new FailureException(unavailable);
    }

    static CannotOpen cannotOpen(Path file, SQLException refusal) {
        var sentence =
                switch (SQLiteErrorCode.getErrorCode(refusal.getErrorCode() & PRIMARY_CODE)) {
                    case SQLITE_NOTADB, SQLITE_CORRUPT ->
                            "The store's file "
                                    + file
                                    + " is damaged or no store. Restore it from a backup.";
                    case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                            "The store's file "
                                    + file
                                    + " cannot be opened for writing. Check who owns it and its"
                                    + " directory.";
                    case SQLITE_BUSY, SQLITE_LOCKED ->
                            "The store's file " + file + " is locked by another program.";
                    case SQLITE_FULL -> "The disk of the store's file " + file + " is full.";
                    default ->
                            "The store's file "
                                    + file
                                    + " cannot be opened: "
                                    + refusal.getMessage();
                };
        return new CannotOpen(sentence, refusal);
    }

    static FailureException closed() {
        return new FailureException(
                unavailable("The store is being closed; nothing was changed.", SOON));
    }

    private static StoreUnavailable unavailable(String detail, Duration retryAfter) {
        return new StoreUnavailable(detail, retryAfter);
    }
}
