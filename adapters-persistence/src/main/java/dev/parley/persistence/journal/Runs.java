package dev.parley.persistence.journal;

import dev.parley.application.generation.port.LeaseLost;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;
import dev.parley.persistence.jdbc.Database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of the journal. */
final class Runs {

    /** Ended generations have no lease. */
    private static final String HOLDS = "SELECT 1 FROM generation WHERE id = ? AND lease_epoch = ?";

    private static final String INSERT =
            "INSERT INTO journal_run (generation_id, first_event, last_event, body) VALUES (?, ?,"
                    + " ?, ?)";

    private static final String READ =
            """
            SELECT first_event, last_event, body FROM journal_run
            WHERE generation_id = ? AND first_event >= coalesce(
                (SELECT max(first_event) FROM journal_run WHERE generation_id = ? AND first_event <= ?), 0)
            ORDER BY first_event LIMIT ?\
            """;

    /**
     * Who asks for so many events is given no more than so many bytes for each, once it has one.
     */
    private static final long BYTES_OF_EVENT = 256;

    private Runs() {}

    /** Consecutive events, ready to be stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Run(Lease lease, GenerationId generation, long first, long last, byte[] body) {

        static Run of(Lease lease, GenerationId generation, List<NumberedEvent> events) {
            return new Run(
                    lease,
                    generation,
                    events.getFirst().number(),
                    events.getLast().number(),
                    EventCodec.write(events));
        }
    }

    /**
     * Stores a run unless the generation has ended or has another lease. Two statements, because
     * SQLite makes a savepoint for one that both selects and inserts, and the full-text index then
     * writes out all that it holds.
     */
    static void insert(Connection connection, Run run) throws SQLException {
        if (!holds(connection, run)) {
            throw new FailureException(new LeaseLost(run.generation()));
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, run.generation().toString());
            statement.setLong(2, run.first());
            statement.setLong(3, run.last());
            statement.setBytes(4, run.body());
            statement.executeUpdate();
        }
    }

    private static boolean holds(Connection connection, Run run) throws SQLException {
        try (var statement = connection.prepareStatement(HOLDS)) {
            statement.setString(1, run.generation().toString());
            statement.setLong(2, run.lease().epoch());
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    static List<NumberedEvent> read(
            Database database, GenerationId generation, long after, int limit) {
        return database.read(connection -> read(connection, generation.toString(), after, limit));
    }

    private static List<NumberedEvent> read(
            Connection connection, String generation, long after, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(READ)) {
            statement.setString(1, generation);
            statement.setString(2, generation);
            statement.setLong(3, after + 1);
            statement.setInt(4, limit);
            var events = new ArrayList<NumberedEvent>();
            var bytes = 0L;
            try (var result = statement.executeQuery()) {
                while (events.size() < limit
                        && (events.isEmpty() || bytes < BYTES_OF_EVENT * limit)
                        && result.next()) {
                    var body = result.getBytes(3);
                    bytes += body.length;
                    decode(result.getLong(1), result.getLong(2), body, after, limit, events);
                }
            }
            return events;
        }
    }

    private static void decode(
            long first, long last, byte[] body, long after, int limit, List<NumberedEvent> events) {
        var reader = EventCodec.open(body);
        for (var number = first; number <= last && events.size() < limit; number++) {
            var event = EventCodec.read(reader);
            if (number > after) {
                events.add(new NumberedEvent(number, event));
            }
        }
    }
}
