package dev.parley.persistence.sqlite;

import dev.parley.persistence.jdbc.CommitWatch;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The one thread that writes. Takes what waits, does all of it in one transaction, commits, and
 * only then tells anybody. A job that fails takes no other down.
 */
final class SqliteWriter extends StoreThread {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);

    private final SqliteDatabase database;
    private final SqliteConnection connection;
    private final CommitWatch watch;
    private final CommitPace pace = new CommitPace();
    private final CommitQueue queue = new CommitQueue(pace);
    private List<Job<?>> inHand = List.of();
    private @Nullable Job<?> atHand;

    SqliteWriter(SqliteDatabase database, SqliteConnection connection, CommitWatch watch) {
        super(database, "parley-store-writer");
        this.database = database;
        this.connection = connection;
        this.watch = watch;
    }

    @Override
    @Nullable SqliteConnection atWork() {
        return atHand == null ? null : connection;
    }

    /** Only on this thread: the job that is being done. */
    @Nullable Job<?> atHand() {
        return atHand;
    }

    /** Has a job done and waits until it is durable. */
    <T> T doNow(Job<T> job) {
        if (!queue.add(job)) {
            throw SqliteFailures.closed();
        }
        return job.await();
    }

    /** Does what waits, takes nothing more, and ends. */
    void close() throws InterruptedException {
        queue.close();
        join();
    }

    @Override
    public void run() {
        try {
            for (inHand = queue.take(); !inHand.isEmpty(); inHand = queue.take()) {
                commit(inHand);
            }
            connection.shut();
        } catch (InterruptedException | SQLException | RuntimeException | Error ending) {
            LOG.error("The writer of the store ended too early", ending);
        } finally {
            refuseWhatWaits();
        }
    }

    /** Nobody may wait for a writer that is gone. */
    private void refuseWhatWaits() {
        var refused = new ArrayList<>(inHand);
        refused.addAll(queue.closeAndTakeAll());
        for (var job : refused) {
            job.fail(SqliteFailures.closed());
            job.finish();
        }
    }

    private void commit(List<Job<?>> jobs) {
        try {
            if (!attemptAll(jobs, false)) {
                rollback();
                attemptAll(jobs.stream().filter(job -> !job.hasFailed()).toList(), true);
            }
            end(jobs);
            jobs.stream().filter(job -> !job.hasFailed()).forEach(Job::committed);
            MDC.clear();
        } catch (SQLException refusal) {
            var failure =
                    jobs.stream()
                            .filter(Job::storeRefused)
                            .flatMap(job -> job.failure().stream())
                            .findFirst()
                            .orElseGet(() -> database.translated(refusal));
            jobs.forEach(job -> job.fail(failure));
            rollback();
        } catch (RuntimeException | Error defect) {
            LOG.error("The writer of the store failed", defect);
            jobs.forEach(job -> job.fail(defect));
            rollback();
        }
        jobs.forEach(Job::finish);
    }

    /**
     * Does all jobs in one transaction. Savepoints make failed ones undoable one by one, but at
     * each of them the full-text index writes out all that it has; so at first there are none, and
     * the first job that fails after it changed something ends the attempt.
     */
    private boolean attemptAll(List<Job<?>> jobs, boolean saving) throws SQLException {
        execute("BEGIN IMMEDIATE");
        for (var job : jobs) {
            if (saving) {
                execute("SAVEPOINT job");
            }
            var before = connection.changes();
            attempt(job);
            var undo = job.hasFailed() && connection.changes() != before;
            if (undo && !saving) {
                return false;
            }
            if (undo) {
                execute("ROLLBACK TO job");
            }
            if (saving) {
                execute("RELEASE job");
            }
        }
        return true;
    }

    private void attempt(Job<?> job) throws SQLException {
        atHand = job;
        job.takeLog();
        try {
            job.attempt(connection);
        } catch (SQLException refusal) {
            job.fail(database.translated(refusal));
        } catch (RuntimeException | Error failure) {
            job.fail(failure);
        } finally {
            atHand = null;
            MDC.clear();
        }
        if (job.storeRefused()) {
            // SQLite may have undone everything already, and what came next would be on its own
            throw new SQLException("the store refuses");
        }
    }

    private void end(List<Job<?>> jobs) throws SQLException {
        var from = System.nanoTime();
        execute("COMMIT");
        var to = System.nanoTime();
        watch.committed(jobs.size(), to - from);
        var events = (int) jobs.stream().filter(job -> !job.isUrgent()).count();
        if (events > 0) {
            pace.committed(events, from, to);
        }
    }

    private void rollback() {
        try {
            execute("ROLLBACK");
        } catch (SQLException nothingToRollBack) {
            LOG.debug("SQLite had rolled back already", nothingToRollBack);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
