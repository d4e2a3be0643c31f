package dev.parley.persistence.journal;

import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;
import dev.parley.persistence.jdbc.CommitWatch;
import dev.parley.persistence.postgres.PostgresDatabase;

import java.util.List;

import javax.sql.DataSource;

/**
 * The journal in PostgreSQL: one thread of each process stores the events of many answers in one
 * statement.
 */
public final class PostgresJournal extends JdbcJournal implements AutoCloseable {

    private final PostgresAppender appender;

    /**
     * @param connections on which events are appended; one connection, so that they never wait for
     *     other work
     * @param watch hears of every commit
     */
    public PostgresJournal(PostgresDatabase database, DataSource connections, CommitWatch watch) {
        super(database, database);
        appender = new PostgresAppender(connections, watch);
    }

    @Override
    public void append(
            Lease lease, GenerationId generation, List<NumberedEvent> events, Runnable committed) {
        appender.append(Runs.Run.of(lease, generation, events), committed);
    }

    /** Stores what waits, and takes nothing more. */
    @Override
    public void close() {
        appender.close();
    }
}
