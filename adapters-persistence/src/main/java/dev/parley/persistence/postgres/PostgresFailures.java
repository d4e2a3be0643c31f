package dev.parley.persistence.postgres;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;
import dev.parley.persistence.jdbc.CannotOpen;
import dev.parley.persistence.jdbc.StoreDefect;

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
        return new CannotOpen(
                "The PostgreSQL at "
                        + settings.url().replaceAll("\\?.*", "")
                        + " cannot be used: "
                        + refusal.getMessage(),
                refusal);
    }

    private static @Nullable String sentence(SQLException refusal) {
        if (refusal instanceof SQLTransientConnectionException) {
            return "The database cannot be reached or has too much to do; nothing was changed.";
        }
        var state = state(refusal);
        if (state.equals("25006")) {
            return "The database cannot be written to; nothing was changed.";
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
