package dev.parley.persistence.sqlite;

import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.generation.Lease;
import dev.parley.persistence.jdbc.CannotOpen;
import dev.parley.persistence.jdbc.CommitWatch;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Query;
import dev.parley.persistence.migration.MigrationFailed;
import dev.parley.persistence.migration.Migrations;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import javax.sql.DataSource;

/** One SQLite file, open for this process alone. */
public final class SqliteDatabase extends Database implements UnitOfWork, AutoCloseable {

    /** What the file is called in a store's directory, and in a backup. */
    public static final String NAME = "parley.db";

    private final SqliteFile file;
    private final Lease lease;
    private final SqliteWriter writer;
    private final SqliteReaders readers;
    private final Runnable onFull;
    private final Set<Errand<?>> errands = ConcurrentHashMap.newKeySet();

    /** Guarded by this object's monitor, as is the beginning of errands. */
    private boolean isClosed;

    private SqliteDatabase(
            SqliteFile file,
            SqliteConnection toWrite,
            Lease lease,
            Runnable onFull,
            CommitWatch watch) {
        this.file = file;
        this.lease = lease;
        this.onFull = onFull;
        writer = new SqliteWriter(this, toWrite, watch);
        readers = new SqliteReaders(this, file);
        writer.start();
    }

    /**
     * Opens the file, or makes it, and brings its tables up to date.
     *
     * @param onFull makes room, if it can, when the disk is full; what was refused stays refused
     * @param watch hears of every commit
     * @throws CannotOpen if it is damaged, newer than this program, or cannot be used
     */
    public static SqliteDatabase open(Path path, Runnable onFull, CommitWatch watch) {
        var file = new SqliteFile(path);
        try {
            WriteAheadLog.requireWhole(path);
            return openMakingRoom(file, onFull, watch);
        } catch (SQLException refusal) {
            throw SqliteFailures.cannotOpen(path, refusal);
        } catch (MigrationFailed failed) {
            throw SqliteFailures.cannotOpen(path, failed);
        }
    }

    private static SqliteDatabase openMakingRoom(
            SqliteFile file, Runnable onFull, CommitWatch watch)
            throws SQLException, MigrationFailed {
        try {
            return open(file, onFull, watch);
        } catch (SQLException refusal) {
            if (!SqliteFailures.isFull(file.path(), refusal)) {
                throw refusal;
            }
        } catch (MigrationFailed failed) {
            if (failed.refusal()
                    .filter(refusal -> SqliteFailures.isFull(file.path(), refusal))
                    .isEmpty()) {
                throw failed;
            }
        }
        onFull.run();
        return open(file, onFull, watch);
    }

    private static SqliteDatabase open(SqliteFile file, Runnable onFull, CommitWatch watch)
            throws SQLException, MigrationFailed {
        // closing the last connection folds a dead process's log into the file, so that the next
        // one begins without commits of before, which WriteAheadLog would count
        Migrations.SQLITE.apply(file.dataSource());
        var toWrite = file.openToWrite();
        try {
            var lease = SqliteFile.nextLease(toWrite);
            return new SqliteDatabase(file, toWrite, lease, onFull, watch);
        } catch (SQLException refusal) {
            toWrite.shut();
            throw refusal;
        }
    }

    /** The lease of this run, which was counted when the file was opened. */
    public Lease lease() {
        return lease;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        var around = workAtHand();
        if (around != null) {
            return within(around, work);
        }
        return writer.doNow(new Job<>(true, connection -> work.get()));
    }

    /**
     * As {@link #run}, for what need not be committed at once and may wait a moment for more to
     * come.
     */
    public <T> T runSoon(Query<T> change) {
        return writer.doNow(new Job<>(false, change::run));
    }

    @Override
    public void afterCommit(Runnable action) {
        var job = Thread.currentThread() == writer ? writer.atHand() : null;
        if (job == null) {
            throw new IllegalStateException("only a unit of work has an end to wait for");
        }
        job.afterCommit(action);
    }

    @Override
    public <T> T read(Query<T> query) {
        var thread = StoreThread.currentOf(this);
        var connection = thread == null ? null : thread.atWork();
        return connection == null ? readers.read(query) : say(query, connection);
    }

    @Override
    public <T> T write(Query<T> query) {
        var connection = Thread.currentThread() == writer ? writer.atWork() : null;
        if (connection == null) {
            throw new IllegalStateException("the store is changed within units of work only");
        }
        return say(query, connection);
    }

    /**
     * For libraries that say SQL themselves: lends the connection of the store's thread that it is
     * asked on.
     */
    public DataSource dataSource() {
        return new LentConnections(this);
    }

    Connection atHand() {
        var thread = StoreThread.currentOf(this);
        var connection = thread == null ? null : thread.atWork();
        if (connection == null) {
            throw new IllegalStateException("only the store's own threads have connections");
        }
        return connection;
    }

    /** Nothing to do: there is one writer. */
    @Override
    public void lock(String table, String id) {}

    /**
     * Copies everything that is committed by now into a new file, while others read and write.
     *
     * @throws SQLException if it cannot be read, or there is no room for the copy
     */
    public void copyTo(Path copy) throws SQLException {
        FileCopy.of(file, copy);
    }

    /**
     * Looks for damage, beside everything else. Closing ends it.
     *
     * @return as {@link Damage#in} does
     */
    public List<String> damage() {
        var search = begin("damage", Damage::in);
        try {
            return search.await();
        } catch (SQLException refusal) {
            throw translated(refusal);
        } finally {
            errands.remove(search);
        }
    }

    /** None begins that closing would not see. */
    private synchronized <T> Errand<T> begin(String name, Job.Work<T> work) {
        if (isClosed) {
            throw SqliteFailures.closed();
        }
        var errand = Errand.begin(file, name, work);
        errands.add(errand);
        return errand;
    }

    private synchronized void beginNoMore() {
        isClosed = true;
    }

    private @Nullable Job<?> workAtHand() {
        if (StoreThread.currentOf(this) == null) {
            return null;
        }
        var job = Thread.currentThread() == writer ? writer.atHand() : null;
        if (job == null) {
            throw new IllegalStateException(
                    "what runs on the store's threads must leave the store alone");
        }
        return job;
    }

    private static <T> T within(Job<?> around, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            around.fail(failure);
            throw failure;
        }
    }

    private <T> T say(Query<T> query, SqliteConnection connection) {
        try {
            return query.run(connection);
        } catch (SQLException refusal) {
            throw translated(refusal);
        }
    }

    /** What a refusal means. Whoever can make room is asked to if that is what is missing. */
    RuntimeException translated(SQLException refusal) {
        if (SqliteFailures.isFull(refusal)) {
            onFull.run();
        }
        return SqliteFailures.translated(refusal);
    }

    /** Waits for everything that was begun. */
    @Override
    public void close() {
        beginNoMore();
        try {
            for (var errand : errands) {
                errand.stop();
            }
            writer.close();
            readers.close();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
