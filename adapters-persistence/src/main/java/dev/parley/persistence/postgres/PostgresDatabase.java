package dev.parley.persistence.postgres;

import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Query;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.ConnectionStatus;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One PostgreSQL database, shared with other processes. Work runs on the thread that asks for it.
 */
@SuppressWarnings(
        "ThreadLocalUsage") // one for each database: work on one may have work on another within
public final class PostgresDatabase extends Database implements UnitOfWork {

    private static final int ATTEMPTS = 20;
    private static final int LONGEST_PAUSE_NANOS = 2_000_000;

    private final ConnectionOperations<Connection> connections;
    private final ThreadLocal<@Nullable Transaction> atHand = new ThreadLocal<>();

    /**
     * @param connections lends a connection to a piece of work, so that everything in it,
     *     repositories too, speaks on the same one
     */
    public PostgresDatabase(ConnectionOperations<Connection> connections) {
        this.connections = connections;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        var around = atHand.get();
        if (around != null) {
            return around.within(work);
        }
        for (var attempt = 1; ; attempt++) {
            try {
                return runOnce(work);
            } catch (Conflict conflict) {
                if (attempt == ATTEMPTS) {
                    throw PostgresFailures.translated(conflict.refusal());
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_NANOS));
            }
        }
    }

    private <T> T runOnce(Supplier<T> work) {
        return lent(connection -> {
            var transaction = new Transaction(connection);
            atHand.set(transaction);
            T result;
            try {
                result = transaction.attempt(work);
            } finally {
                atHand.remove();
            }
            transaction.committed();
            return result;
        });
    }

    @Override
    public void afterCommit(Runnable action) {
        transaction().afterCommit(action);
    }

    @Override
    public <T> T read(Query<T> query) {
        return lent(query);
    }

    @Override
    public <T> T write(Query<T> query) {
        var connection = transaction().connection();
        try {
            return query.run(connection);
        } catch (SQLException refusal) {
            throw translated(refusal);
        }
    }

    @Override
    public void lock(String table, String id) {
        listToChange(
                "SELECT 1 FROM " + table + " WHERE id = ? FOR UPDATE", row -> row.number(), id);
    }

    private Transaction transaction() {
        var transaction = atHand.get();
        if (transaction == null) {
            throw new IllegalStateException("the store is changed within units of work only");
        }
        return transaction;
    }

    /** Lends the connection of the unit of work at hand, or another one. */
    private <T> T lent(Query<T> query) {
        try {
            return connections.execute(ConnectionDefinition.DEFAULT, speaking(query));
        } catch (RuntimeException unreachable) {
            // Micronaut has several exceptions for this, which have nothing in common but the cause
            throw unreachable.getCause() instanceof SQLException refusal
                    ? translated(refusal)
                    : unreachable;
        }
    }

    private <T> Function<ConnectionStatus<Connection>, T> speaking(Query<T> query) {
        return status -> {
            try {
                return query.run(status.getConnection());
            } catch (SQLException refusal) {
                throw translated(refusal);
            }
        };
    }

    private static RuntimeException translated(SQLException refusal) {
        return PostgresFailures.isConflict(refusal)
                ? new Conflict(refusal)
                : PostgresFailures.translated(refusal);
    }
}
