package dev.parley.persistence.sqlite;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Something that reads for long, on a connection of its own, so that no reader is kept from others;
 * and on a platform thread of its own, because SQLite holds on to a carrier.
 */
final class Errand<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);
    private static final Duration BETWEEN_INTERRUPTIONS = Duration.ofMillis(20);

    private final SqliteFile file;
    private final Job.Work<T> work;
    private final Thread thread;
    private final CompletableFuture<T> done = new CompletableFuture<>();

    /** While it may be interrupted: never after it was closed. */
    private @Nullable SqliteConnection connection;

    private volatile boolean isStopped;

    private Errand(SqliteFile file, String name, Job.Work<T> work) {
        this.file = file;
        this.work = work;
        thread = Thread.ofPlatform().daemon().name("parley-store-" + name).unstarted(this::run);
    }

    static <T> Errand<T> begin(SqliteFile file, String name, Job.Work<T> work) {
        var errand = new Errand<T>(file, name, work);
        errand.thread.start();
        return errand;
    }

    private void run() {
        try {
            done.complete(onOwnConnection());
        } catch (SQLException | RuntimeException | Error failed) {
            done.completeExceptionally(failed);
        }
    }

    private T onOwnConnection() throws SQLException {
        var opened = file.openToRead();
        try {
            lend(opened);
            return work.on(opened);
        } finally {
            lend(null);
            opened.shut();
        }
    }

    private synchronized void lend(@Nullable SqliteConnection lent) {
        connection = lent;
    }

    /** Waits for the outcome, or for the end. */
    T await() throws SQLException {
        try {
            return done.join();
        } catch (CompletionException wrapped) {
            if (isStopped) {
                throw SqliteFailures.closed();
            }
            if (wrapped.getCause() instanceof SQLException refusal) {
                throw refusal;
            }
            throw wrapped;
        }
    }

    /** Has SQLite give up what it does, and waits until the connection is closed. */
    void stop() throws InterruptedException {
        isStopped = true;
        do {
            interrupt();
        } while (!thread.join(BETWEEN_INTERRUPTIONS));
    }

    private synchronized void interrupt() {
        try {
            if (connection != null) {
                connection.getDatabase().interrupt();
            }
        } catch (SQLException alreadyClosed) {
            LOG.debug("There was nothing to interrupt", alreadyClosed);
        }
    }
}
