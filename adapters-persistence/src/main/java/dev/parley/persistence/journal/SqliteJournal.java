package dev.parley.persistence.journal;

import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;
import dev.parley.persistence.sqlite.SqliteDatabase;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The journal in SQLite: its writer commits the events of many answers together, and with all other
 * work.
 */
public final class SqliteJournal extends JdbcJournal {

    private final SqliteDatabase database;

    public SqliteJournal(SqliteDatabase database) {
        super(database, database);
        this.database = database;
    }

    @Override
    public void append(
            Lease lease, GenerationId generation, List<NumberedEvent> events, Runnable committed) {
        var run = Runs.Run.of(lease, generation, events);
        database.runSoon(connection -> append(connection, run, committed));
    }

    private boolean append(Connection connection, Runs.Run run, Runnable committed)
            throws SQLException {
        Runs.insert(connection, run);
        database.afterCommit(committed);
        return true;
    }
}
