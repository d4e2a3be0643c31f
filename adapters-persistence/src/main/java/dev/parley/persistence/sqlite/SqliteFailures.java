package dev.parley.persistence.sqlite;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;
import dev.parley.persistence.jdbc.CannotOpen;
import dev.parley.persistence.jdbc.StoreDefect;
import dev.parley.persistence.migration.MigrationFailed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Says what SQLite's refusals mean. */
final class SqliteFailures {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteFailures.class);
    private static final int PRIMARY_CODE = 0xff;
    private static final long ROOM_TO_OPEN = 256L << 10;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);

    private SqliteFailures() {}

    static boolean isFull(SQLException refusal) {
        return code(refusal) == SQLiteErrorCode.SQLITE_FULL;
    }

    /** Whether that is why a file cannot be opened; SQLite calls it by other names then, too. */
    static boolean isFull(Path file, SQLException refusal) {
        return switch (code(refusal)) {
            case SQLITE_FULL -> true;
            case SQLITE_IOERR, SQLITE_CANTOPEN -> hasNoRoom(file);
            default -> false;
        };
    }

    private static boolean hasNoRoom(Path file) {
        try {
            return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace()
                    < ROOM_TO_OPEN;
        } catch (IOException unknown) {
            return false;
        }
    }

    static RuntimeException translated(SQLException refusal) {
        var unavailable =
                switch (code(refusal)) {
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
        return new CannotOpen(whyNot(file, refusal), refusal);
    }

    static CannotOpen cannotOpen(Path file, MigrationFailed failed) {
        return new CannotOpen(failed.sentence(refusal -> whyNot(file, refusal)), failed);
    }

    /** What is wrong with the file and what to do, for whoever runs the installation. */
    private static String whyNot(Path file, SQLException refusal) {
        var theFile = "The store's file " + file;
        if (isFull(file, refusal)) {
            return "The disk of the store's file "
                    + file
                    + " is full. Make room, or move the data directory to a larger disk.";
        }
        return switch (code(refusal)) {
            case SQLITE_NOTADB, SQLITE_CORRUPT ->
                    theFile
                            + " is damaged or no store. Restore a backup with 'parley restore', or"
                            + " move the file away to begin anew.";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
                    theFile
                            + " cannot be opened for writing. Make it and its directory writable"
                            + " for the user that runs Parley.";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    theFile
                            + " is locked by another program. Close what has it open, such as a"
                            + " database viewer or a copy in progress, and start again.";
            case SQLITE_IOERR ->
                    theFile
                            + " cannot be read or written: the disk fails ("
                            + refusal.getMessage()
                            + "). See the system's log.";
            default -> theFile + " cannot be used: " + refusal.getMessage();
        };
    }

    private static SQLiteErrorCode code(SQLException refusal) {
        return SQLiteErrorCode.getErrorCode(refusal.getErrorCode() & PRIMARY_CODE);
    }

    static FailureException closed() {
        return new FailureException(
                unavailable("The store is being closed; nothing was changed.", SOON));
    }

    private static StoreUnavailable unavailable(String detail, Duration retryAfter) {
        return new StoreUnavailable(detail, retryAfter);
    }
}
