package dev.parley.persistence.generation;

import dev.parley.application.generation.port.Generations;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.persistence.data.Repositories;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.shared.OutsideRecords;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Generations in a table of either database. */
public final class JdbcGenerations implements Generations {

    private final Database database;
    private final GenerationRows rows;

    public JdbcGenerations(Database database, Repositories repositories) {
        this.database = database;
        this.rows = repositories.get(GenerationRows.class);
    }

    @Override
    public void add(Generation generation, List<MessageId> handedIn) {
        database.write(() -> rows.save(GenerationRow.of(generation)));
        handIn(generation.id(), 0, handedIn);
    }

    @Override
    public void handIn(GenerationId id, List<MessageId> more) {
        var places =
                database.first(
                        "SELECT count(*) FROM generation_input WHERE generation_id = ?",
                        row -> row.integer(),
                        id.toString());
        handIn(id, places.orElse(0), more);
    }

    private void handIn(GenerationId id, int firstPlace, List<MessageId> messages) {
        for (var index = 0; index < messages.size(); index++) {
            database.update(
                    "INSERT INTO generation_input (generation_id, place, message_id) VALUES (?, ?,"
                            + " ?)",
                    id.toString(),
                    firstPlace + index,
                    messages.get(index).toString());
        }
    }

    @Override
    public Optional<Generation> find(GenerationId id) {
        return database.read(() -> rows.find(id.toString())).map(GenerationRow::generation);
    }

    @Override
    public void save(Generation generation) {
        database.write(() -> rows.update(GenerationRow.of(generation)));
    }

    @Override
    public List<Generation> of(ConversationId conversation) {
        return generations(database.read(() -> rows.of(conversation.toString())));
    }

    @Override
    public List<Generation> queued(ConversationId conversation) {
        return generations(database.read(() -> rows.queued(conversation.toString())));
    }

    @Override
    public List<Generation> unfinished() {
        return generations(database.read(rows::unfinished));
    }

    @Override
    public void markDeleted(GenerationId id, Instant at) {
        database.write(() -> rows.markDeleted(id.toString(), Instants.micros(at)));
    }

    @Override
    public void purge(ConversationId conversation) {
        var generations = "(SELECT id FROM generation WHERE conversation_id = ?)";
        var id = conversation.toString();
        database.update("DELETE FROM journal_run WHERE generation_id IN " + generations, id);
        database.update("DELETE FROM generation_input WHERE generation_id IN " + generations, id);
        OutsideRecords.purge(database, "IN " + generations, id);
        database.update("DELETE FROM generation WHERE conversation_id = ?", id);
    }

    @Override
    public List<GenerationId> deletedBefore(Instant moment, int limit) {
        return database.list(
                """
                SELECT id FROM generation
                WHERE conversation_id IS NULL AND lease_epoch IS NULL AND deleted_at < ?
                ORDER BY deleted_at, id LIMIT ?\
                """,
                row -> new GenerationId(row.uuid()),
                Instants.micros(moment),
                limit);
    }

    @Override
    public void purge(GenerationId generation) {
        var id = generation.toString();
        database.update("DELETE FROM journal_run WHERE generation_id = ?", id);
        database.update("DELETE FROM generation_input WHERE generation_id = ?", id);
        OutsideRecords.purge(database, "= ?", id);
        database.update("DELETE FROM generation WHERE id = ?", id);
    }

    private static List<Generation> generations(List<GenerationRow> rows) {
        return rows.stream().map(GenerationRow::generation).toList();
    }
}
