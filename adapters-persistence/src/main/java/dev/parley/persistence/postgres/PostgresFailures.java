package dev.parley.persistence.postgres;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;
import dev.parley.persistence.jdbc.CannotOpen;
import dev.parley.persistence.jdbc.StoreDefect;
import dev.parley.persistence.migration.MigrationFailed;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** Says what PostgreSQL's refusals mean. */
public final class PostgresFailures {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresFailures.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final int CLASS_LETTERS = 2;

    private PostgresFailures() {}

    /** Whether the same work may well succeed if it is done again from its beginning. */
    static boolean isConflict(SQLException refusal) {
        return switch (state(refusal)) {
            // serialization failure, deadlock, and a key that somebody else took after we had
            // looked
            case "40001", "40P01", "23505" -> true;
            default -> false;
        };
    }

    public static RuntimeException translated(SQLException refusal) {
        var sentence = sentence(refusal);
        if (sentence == null) {
            return new StoreDefect("PostgreSQL refuses a statement", refusal);
        }
        LOG.warn("PostgreSQL: {} ({})", sentence, state(refusal));
        var isFull = state(refusal).startsWith("53");
        return new FailureException(new StoreUnavailable(sentence, isFull ? LATER : SOON));
    }

    public static FailureException closed() {
        return new FailureException(
                new StoreUnavailable("The store is being closed; nothing was changed.", SOON));
    }

    /** What to say when the store cannot be opened. */
    public static CannotOpen cannotOpen(JdbcSettings settings, SQLException refusal) {
        return new CannotOpen(whyNot(settings, refusal), refusal);
    }

    /** What to say when its tables cannot be brought up to date. */
    public static CannotOpen cannotOpen(JdbcSettings settings, MigrationFailed failed) {
        return new CannotOpen(failed.sentence(refusal -> whyNot(settings, refusal)), failed);
    }

    /** Whether the server may well be there in a moment, so that it is worth to ask again. */
    static boolean isAway(SQLException refusal) {
        var state = state(refusal);
        return state.startsWith("08") || state.startsWith("57");
    }

    /** What is wrong with the database and what to do, for whoever runs the installation. */
    private static String whyNot(JdbcSettings settings, SQLException refusal) {
        var server = "The PostgreSQL at " + settings.url().replaceAll("\\?.*", "");
        return switch (state(refusal)) {
            case "28000", "28P01" ->
                    server
                            + " does not let this user in. Correct the user and the password in"
                            + " database-url, or let the user in with pg_hba.conf.";
            case "3D000" ->
                    server
                            + " has no database of this name. Create it with CREATE DATABASE, or"
                            + " correct the name in database-url.";
            case "42501" ->
                    server
                            + " gives this user too few rights. Make the user the owner of the"
                            + " database, or GRANT ALL ON SCHEMA public to the user.";
            case "25006" ->
                    server
                            + " cannot be written to. Name the primary instead of a replica, and"
                            + " see default_transaction_read_only.";
            case "53100" -> server + " has no disk space left. Make room there.";
            case "53300" ->
                    server
                            + " has no connections left for this user. Raise max_connections, or"
                            + " the user's limit; Parley needs up to "
                            + (settings.connections() + 2)
                            + ".";
            default ->
                    isAway(refusal)
                            ? server
                                    + " cannot be reached ("
                                    + firstLine(refusal)
                                    + "). See whether it runs, whether host and port in"
                                    + " database-url are right, and whether a firewall is between."
                            : server + " cannot be used: " + firstLine(refusal);
        };
    }

    private static String firstLine(SQLException refusal) {
        return String.valueOf(refusal.getMessage()).lines().findFirst().orElse("");
    }

    private static @Nullable String sentence(SQLException refusal) {
        if (refusal instanceof SQLTransientConnectionException) {
            return "The database cannot be reached or has too much to do; nothing was changed.";
        }
        var state = state(refusal);
        if (state.equals("25006")) {
            return "The database cannot be written to; nothing was changed.";
        }
        if (state.equals("42501")) {
            return "The database gives its user too few rights; nothing was changed.";
        }
        return switch (state.substring(0, CLASS_LETTERS)) {
            case "08", "57" ->
                    "The connection to the database was lost; what was asked for may not have been"
                            + " done.";
            case "53" -> "The database has run out of space or connections; nothing was changed.";
            case "58", "XX" -> "The database does not work; nothing was changed.";
            case "40" -> "Too much was changed at the same time; nothing was changed.";
            default -> null;
        };
    }

    private static String state(SQLException refusal) {
        var state = refusal.getSQLState();
        return state == null || state.length() < CLASS_LETTERS ? "??" : state;
    }
}
