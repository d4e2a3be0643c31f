package dev.parley.persistence.change;

import dev.parley.application.change.port.Changes;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.change.Change;
import dev.parley.domain.change.NumberedChange;
import dev.parley.domain.identity.OwnerId;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.jdbc.Row;
import dev.parley.persistence.json.Json;
import dev.parley.persistence.json.JsonObject;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Changes in a table of either database. Numbers come from a counter for each owner, whose row is
 * bumped first: whoever else has a change of this owner to store waits there until this one is
 * visible.
 */
public final class JdbcChanges implements Changes {

    private final Database database;
    private final UnitOfWork unitOfWork;

    public JdbcChanges(Database database, UnitOfWork unitOfWork) {
        this.database = database;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public long add(Change change) {
        var owner = change.owner().value();
        var number = nextNumber(owner);
        var members = new JsonObject();
        change.members().forEach(members::including);
        database.update(
                "INSERT INTO change (owner, number, kind, resource, members, at) VALUES (?, ?, ?,"
                        + " ?, ?, ?)",
                owner,
                number,
                change.kind().name(),
                ResourceText.write(change.resource()),
                Json.write(members),
                Instants.micros(change.at()));
        return number;
    }

    /**
     * In three statements: RETURNING would make SQLite's full-text index write out all that it
     * holds.
     */
    private long nextNumber(String owner) {
        var isKnown =
                database.update(
                                "UPDATE change_counter SET newest = newest + 1 WHERE owner = ?",
                                owner)
                        == 1;
        if (!isKnown) {
            database.update(
                    """
                    INSERT INTO change_counter (owner, newest, forgotten) VALUES (?, 1, 0)
                    ON CONFLICT (owner) DO UPDATE SET newest = change_counter.newest + 1\
                    """,
                    owner);
        }
        return database.listToChange(
                        "SELECT newest FROM change_counter WHERE owner = ?", Row::number, owner)
                .getFirst();
    }

    @Override
    public List<NumberedChange> after(OwnerId owner, long after, int limit) {
        return database.list(
                """
                SELECT number, kind, resource, members, at FROM change
                WHERE owner = ? AND number > ? ORDER BY number LIMIT ?\
                """,
                row -> change(owner, row),
                owner.value(),
                after,
                limit);
    }

    @SuppressWarnings(
            "NullAway") // does not see in a compiled record that its members may be absent
    private static NumberedChange change(OwnerId owner, Row row) throws SQLException {
        var number = row.number();
        var kind = Change.Kind.valueOf(row.text());
        var resource = ResourceText.read(row.text());
        var members = Json.read(row.text()).members();
        return new NumberedChange(
                number, new Change(owner, kind, resource, members, row.instant()));
    }

    @Override
    public long newest(OwnerId owner) {
        return counter("SELECT newest FROM change_counter WHERE owner = ?", owner);
    }

    @Override
    public long forgotten(OwnerId owner) {
        return counter("SELECT forgotten FROM change_counter WHERE owner = ?", owner);
    }

    private long counter(String sql, OwnerId owner) {
        return database.first(sql, Row::number, owner.value()).orElse(0L);
    }

    @Override
    public int removeBefore(Instant moment) {
        var micros = Instants.micros(moment);
        return unitOfWork.run(() -> {
            database.update(
                    """
                    WITH old AS MATERIALIZED (SELECT owner, number FROM change WHERE at < ?),
                        last AS (SELECT owner, max(number) AS number FROM old GROUP BY owner)
                    UPDATE change_counter SET forgotten = last.number FROM last
                    WHERE change_counter.owner = last.owner AND change_counter.forgotten < last.number\
                    """,
                    micros);
            return database.update("DELETE FROM change WHERE at < ?", micros);
        });
    }
}
