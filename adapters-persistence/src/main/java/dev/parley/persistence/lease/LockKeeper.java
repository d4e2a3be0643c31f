package dev.parley.persistence.lease;

import dev.parley.domain.generation.Lease;
import dev.parley.persistence.jdbc.CannotOpen;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Holds an advisory lock for as long as it is open, and takes it again after the connection was
 * lost.
 */
final class LockKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LockKeeper.class);
    private static final long NAMESPACE = 0x5061_726cL << 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SECONDS_BETWEEN_LOOKS = 2;
    private static final int SECONDS_FOR_AN_ANSWER = 5;

    private final DataSource connections;
    private final long key;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Returns once the lock is held.
     *
     * @throws CannotOpen if it is not in half a minute
     */
    LockKeeper(DataSource connections, long key) {
        this(connections, key, PATIENCE);
    }

    LockKeeper(DataSource connections, long key, Duration patience) {
        this.connections = connections;
        this.key = key;
        thread = Thread.ofVirtual().name("parley-store-lease").start(this::keep);
        if (!isHeldWithin(patience)) {
            closed.countDown();
            thread.interrupt();
            throw new CannotOpen(
                    "This process's lease cannot be taken within %d s: PostgreSQL gives no second connection, or somebody holds advisory lock %d."
                            .formatted(patience.toSeconds(), key));
        }
    }

    /** The lock of an epoch. */
    static long key(Lease lease) {
        return NAMESPACE + lease.epoch();
    }

    private void keep() {
        try {
            do {
                try (var connection = connections.getConnection()) {
                    take(connection);
                    held.countDown();
                    while (connection.isValid(SECONDS_FOR_AN_ANSWER)) {
                        if (closed.await(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS)) {
                            release(connection);
                            return;
                        }
                    }
                    LOG.warn(
                            "The connection that holds this process's lease was lost; taking the"
                                    + " lease again");
                } catch (SQLException unreachable) {
                    LOG.warn("The lease cannot be taken: {}", unreachable.getMessage());
                }
            } while (!closed.await(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Connection connection) throws SQLException {
        say(connection, "SELECT pg_advisory_lock(?)");
    }

    private void release(Connection connection) throws SQLException {
        say(connection, "SELECT pg_advisory_unlock(?)");
    }

    private void say(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, key);
            statement.execute();
        }
    }

    private boolean isHeldWithin(Duration patience) {
        try {
            return held.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
