package dev.parley.persistence.conversation;

import dev.parley.application.conversation.ConversationFilter;
import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.persistence.data.Repositories;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.shared.OutsideRecords;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Conversations in a table of either database. */
public final class JdbcConversations implements Conversations {

    private final Database database;
    private final ConversationRows rows;
    private final ConversationLists lists;

    public JdbcConversations(Database database, Repositories repositories) {
        this.database = database;
        this.rows = repositories.get(ConversationRows.class);
        this.lists = new ConversationLists(database);
    }

    @Override
    public void add(Conversation conversation) {
        database.write(() -> rows.save(ConversationRow.of(conversation)));
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return database.read(() -> rows.find(id.toString())).map(ConversationRow::conversation);
    }

    @Override
    public Optional<Conversation> hold(ConversationId id) {
        database.lock("conversation", id.toString());
        return find(id);
    }

    @Override
    public void save(Conversation conversation) {
        database.write(() -> rows.update(ConversationRow.of(conversation)));
    }

    @Override
    public List<Conversation> page(
            ConversationFilter filter,
            @Nullable ConversationCursor after,
            int skipped,
            Order order,
            int limit) {
        return lists.page(filter, after, skipped, order, limit);
    }

    @Override
    public long count(ConversationFilter filter) {
        return lists.count(filter);
    }

    @Override
    public List<ConversationId> deletedBefore(Instant moment, int limit) {
        return database.read(() -> rows.deletedBefore(Instants.micros(moment), limit)).stream()
                .map(id -> new ConversationId(UUID.fromString(id)))
                .toList();
    }

    @Override
    public void purge(ConversationId id) {
        database.write(() -> rows.purge(id.toString()));
        OutsideRecords.purge(database, "= ?", id.toString());
    }
}
