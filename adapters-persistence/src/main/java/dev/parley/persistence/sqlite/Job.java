package dev.parley.persistence.sqlite;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Something for the writer to do, and the way back to whoever waits for it. What is logged
 * meanwhile names the same request as the log lines of whoever waits.
 */
final class Job<T> {

    /** What is to be done. */
    @FunctionalInterface
    interface Work<T> {
        T on(SqliteConnection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final Work<T> work;
    private final boolean urgent;
    private final @Nullable Map<String, String> logContext = MDC.getCopyOfContextMap();
    private final List<Runnable> afterCommit = new ArrayList<>(2);
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Throwable failure;

    Job(boolean urgent, Work<T> work) {
        this.urgent = urgent;
        this.work = work;
    }

    /** Whether nobody wants to wait for others' work to join this in one commit. */
    boolean isUrgent() {
        return urgent;
    }

    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** What this thread logs from now on is logged for whoever waits for this. */
    void takeLog() {
        if (logContext == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(logContext);
        }
    }

    /** Does it, perhaps once more, because others' failure has undone it. */
    void attempt(SqliteConnection connection) throws SQLException {
        afterCommit.clear();
        result = work.on(connection);
    }

    /** What it did was undone or has to be, or it never came to it. */
    void fail(Throwable reason) {
        if (failure == null) {
            failure = reason;
        }
    }

    boolean hasFailed() {
        return failure != null;
    }

    /**
     * Whether it failed because the store could not take it, and nothing else could be taken
     * either.
     */
    boolean storeRefused() {
        return failure instanceof FailureException refused
                && refused.failure() instanceof StoreUnavailable;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** What it did is durable: does what was to be done after that. */
    void committed() {
        if (afterCommit.isEmpty()) {
            return;
        }
        takeLog();
        for (var action : afterCommit) {
            try {
                action.run();
            } catch (RuntimeException | Error defect) {
                LOG.error("An action after a commit failed", defect);
            }
        }
    }

    void finish() {
        if (failure != null) {
            done.completeExceptionally(failure);
        } else {
            done.complete(result);
        }
    }

    /**
     * Waits for the outcome, whatever happens to the waiting thread: only the outcome tells what is
     * stored.
     */
    T await() {
        try {
            return done.join();
        } catch (CompletionException wrapped) {
            switch (wrapped.getCause()) {
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                case null, default -> throw wrapped;
            }
        }
    }
}
