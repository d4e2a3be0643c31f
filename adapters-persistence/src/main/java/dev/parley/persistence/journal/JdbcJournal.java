package dev.parley.persistence.journal;

import dev.parley.application.generation.port.Journal;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;

import java.time.Instant;
import java.util.List;

/**
 * What the journals of both databases have in common. They differ in how many callers' events share
 * a commit.
 */
abstract class JdbcJournal implements Journal {

    /** Few, so that nobody's work waits for long behind the removing of old events. */
    private static final int REMOVED_AT_ONCE = 4;

    private final Database database;
    private final UnitOfWork unitOfWork;

    JdbcJournal(Database database, UnitOfWork unitOfWork) {
        this.database = database;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void record(Lease lease, GenerationId generation, List<NumberedEvent> events) {
        var run = Runs.Run.of(lease, generation, events);
        database.write(connection -> {
            Runs.insert(connection, run);
            return true;
        });
    }

    @Override
    public List<NumberedEvent> read(GenerationId generation, long after, int limit) {
        return Runs.read(database, generation, after, limit);
    }

    @Override
    public int removeExpired(Instant moment) {
        var removed = 0;
        for (var expired = expired(moment); !expired.isEmpty(); expired = expired(moment)) {
            var generations = expired;
            unitOfWork.run(() -> generations.forEach(this::remove));
            removed += generations.size();
        }
        return removed;
    }

    private List<String> expired(Instant moment) {
        return database.list(
                """
                SELECT id FROM generation
                WHERE events_expire_at < ? AND events_expire_at IS NOT NULL AND NOT events_removed
                ORDER BY events_expire_at LIMIT ?\
                """,
                row -> row.text(),
                Instants.micros(moment),
                REMOVED_AT_ONCE);
    }

    private void remove(String generation) {
        database.update("DELETE FROM journal_run WHERE generation_id = ?", generation);
        database.update("UPDATE generation SET events_removed = TRUE WHERE id = ?", generation);
    }
}
