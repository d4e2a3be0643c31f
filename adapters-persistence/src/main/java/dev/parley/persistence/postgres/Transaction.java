package dev.parley.persistence.postgres;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One attempt to do a unit of work, on one connection. */
final class Transaction {

    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);

    private final Connection connection;
    private final List<Runnable> afterCommit = new ArrayList<>(2);
    private @Nullable Throwable failureWithin;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    <T> T attempt(Supplier<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var result = work.get();
            rethrowFailureWithin();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            rollback(failure);
            throw failure;
        } finally {
            restore();
        }
    }

    /** Does work within the work: if it fails, all of it has. */
    <T> T within(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            failureWithin = failure;
            throw failure;
        }
    }

    void committed() {
        for (var action : afterCommit) {
            try {
                action.run();
            } catch (RuntimeException | Error defect) {
                LOG.error("An action after a commit failed", defect);
            }
        }
    }

    private void rethrowFailureWithin() {
        switch (failureWithin) {
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> {
                // nothing failed
            }
        }
    }

    private void rollback(Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException unreachable) {
            failure.addSuppressed(unreachable);
        }
    }

    private void restore() {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException unreachable) {
            LOG.debug("A connection was lost", unreachable);
        }
    }
}
