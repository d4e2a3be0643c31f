package dev.parley.persistence.journal;

import dev.parley.application.generation.port.LeaseLost;
import dev.parley.domain.failure.FailureException;
import dev.parley.persistence.jdbc.CommitWatch;
import dev.parley.persistence.postgres.PostgresFailures;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;

import javax.sql.DataSource;

/**
 * Appends runs of events, as many as wait, in one statement, which is one transaction. While it
 * runs, others gather.
 *
 * <p>A run is left out if its generation has another lease or none, or if somebody who settled the
 * generation has taken its number in the meantime; whoever is left out hears that the lease is
 * lost.
 */
final class PostgresAppender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresAppender.class);
    private static final int MOST_AT_ONCE = 1_000;

    private static final String APPEND =
            """
            INSERT INTO journal_run (generation_id, first_event, last_event, body)
            SELECT generation.id, run.first_event, run.last_event, run.body
            FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bytea[])
                AS run (generation_id, epoch, first_event, last_event, body)
            JOIN generation ON generation.id = run.generation_id AND generation.lease_epoch = run.epoch
            ON CONFLICT DO NOTHING
            RETURNING generation_id, first_event\
            """;

    private final DataSource connections;
    private final CommitWatch watch;
    private final LinkedBlockingQueue<Append> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    PostgresAppender(DataSource connections, CommitWatch watch) {
        this.connections = connections;
        this.watch = watch;
        thread = Thread.ofVirtual().name("parley-store-journal").start(this::appendAll);
    }

    void append(Runs.Run run, Runnable committed) {
        var append = new Append(run, committed);
        waiting.add(append);
        if (closed && waiting.remove(append)) {
            throw PostgresFailures.closed();
        }
        append.await();
    }

    private void appendAll() {
        var appends = new ArrayList<Append>();
        try {
            while (!closed || !waiting.isEmpty()) {
                appends.add(waiting.take());
                waiting.drainTo(appends, MOST_AT_ONCE - 1);
                appends.remove(Append.NONE);
                store(appends);
                appends.clear();
            }
        } catch (InterruptedException interruption) {
            LOG.error("The journal's writer ended too early", interruption);
        } finally {
            // nobody may wait for a thread that is no more, now or later
            closed = true;
            waiting.drainTo(appends);
            appends.forEach(append -> append.failed(PostgresFailures.closed()));
        }
    }

    private void store(List<Append> appends) {
        if (appends.isEmpty()) {
            return;
        }
        try (var connection = connections.getConnection()) {
            var from = System.nanoTime();
            var stored = store(connection, appends.stream().map(Append::run).toList());
            watch.committed(appends.size(), System.nanoTime() - from);
            for (var append : appends) {
                if (stored.contains(append.key())) {
                    append.stored();
                } else {
                    append.failed(new FailureException(new LeaseLost(append.run().generation())));
                }
            }
        } catch (SQLException refusal) {
            var failure = PostgresFailures.translated(refusal);
            appends.forEach(append -> append.failed(failure));
        } catch (RuntimeException | Error defect) {
            LOG.error("The journal's writer failed", defect);
            var failure =
                    defect instanceof RuntimeException unchecked
                            ? unchecked
                            : new IllegalStateException("The journal's writer failed", defect);
            appends.forEach(append -> append.failed(failure));
        }
    }

    private static Set<Append.Key> store(Connection connection, List<Runs.Run> runs)
            throws SQLException {
        try (var statement = connection.prepareStatement(APPEND)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            runs.stream().map(run -> run.generation().toString()).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", runs.stream().map(run -> run.lease().epoch()).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", runs.stream().map(Runs.Run::first).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint", runs.stream().map(Runs.Run::last).toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "bytea", runs.stream().map(Runs.Run::body).toArray(byte[][]::new)));
            var stored = new HashSet<Append.Key>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    stored.add(new Append.Key(result.getString(1), result.getLong(2)));
                }
            }
            return stored;
        }
    }

    @Override
    public void close() {
        closed = true;
        waiting.add(Append.NONE);
        try {
            thread.join();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
