package dev.parley.persistence.sqlite;

import dev.parley.persistence.jdbc.Query;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/**
 * The threads that read, each on a connection of its own, which it opens when it is first needed.
 */
final class SqliteReaders {

    static final int COUNT = 4;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteReaders.class);

    private final LinkedBlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
    private final List<Reader> readers;
    private volatile boolean closed;

    SqliteReaders(SqliteDatabase database, SqliteFile file) {
        readers =
                IntStream.rangeClosed(1, COUNT)
                        .mapToObj(number -> new Reader(database, file, number))
                        .toList();
        readers.forEach(Thread::start);
    }

    <T> T read(Query<T> query) {
        if (closed) {
            throw SqliteFailures.closed();
        }
        var job = new Job<T>(true, query::run);
        waiting.add(job);
        if (closed && waiting.remove(job)) {
            throw SqliteFailures.closed();
        }
        return job.await();
    }

    /** Answers what waits and ends. */
    void close() throws InterruptedException {
        closed = true;
        for (var ignored : readers) {
            waiting.add(Reader.END);
        }
        for (var reader : readers) {
            reader.join();
        }
        for (var late = waiting.poll(); late != null; late = waiting.poll()) {
            late.fail(SqliteFailures.closed());
            late.finish();
        }
    }

    private final class Reader extends StoreThread {

        private static final Job<?> END = new Job<>(true, connection -> true);

        private final SqliteFile file;
        private @Nullable SqliteConnection connection;

        Reader(SqliteDatabase database, SqliteFile file, int number) {
            super(database, "parley-store-reader-" + number);
            this.file = file;
        }

        @Override
        @Nullable SqliteConnection atWork() {
            return connection;
        }

        @Override
        public void run() {
            try {
                for (var job = waiting.take(); job != END; job = waiting.take()) {
                    answer(job);
                }
                if (connection != null) {
                    connection.shut();
                }
            } catch (InterruptedException | SQLException ending) {
                LOG.error("A reader of the store ended too early", ending);
            }
        }

        private void answer(Job<?> job) {
            job.takeLog();
            try {
                if (connection == null) {
                    connection = file.openToRead();
                }
                job.attempt(connection);
            } catch (SQLException refusal) {
                job.fail(SqliteFailures.translated(refusal));
            } catch (RuntimeException | Error failure) {
                job.fail(failure);
            }
            MDC.clear();
            job.finish();
        }
    }
}
