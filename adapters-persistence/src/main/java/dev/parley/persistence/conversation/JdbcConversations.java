package dev.parley.persistence.conversation;

import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.persistence.data.Repositories;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.shared.OutsideRecords;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Conversations in a table of either database. */
public final class JdbcConversations implements Conversations {

    private static final Comparator<ConversationRow> BY_ACTIVITY =
            Comparator.comparingLong(ConversationRow::updatedAt).thenComparing(ConversationRow::id);
    private static final String BEHIND_ALL_IDS = "~";

    private final Database database;
    private final ConversationRows rows;

    public JdbcConversations(Database database, Repositories repositories) {
        this.database = database;
        this.rows = repositories.get(ConversationRows.class);
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
            OwnerId owner,
            @Nullable Boolean archived,
            @Nullable ConversationCursor after,
            Order order,
            int limit) {
        var lists = archived == null ? List.of(false, true) : List.of(archived);
        var found =
                database.read(() ->
                        lists.stream()
                                .flatMap(away -> listed(owner, away, after, order, limit).stream())
                                .toList());
        return found.stream()
                .sorted(order == Order.OLDEST_FIRST ? BY_ACTIVITY : BY_ACTIVITY.reversed())
                .limit(limit)
                .map(ConversationRow::conversation)
                .toList();
    }

    private List<ConversationRow> listed(
            OwnerId owner,
            boolean archived,
            @Nullable ConversationCursor after,
            Order order,
            int limit) {
        var id = after == null ? null : after.id().toString();
        var moment = after == null ? null : Instants.micros(after.updatedAt());
        return switch (order) {
            case OLDEST_FIRST ->
                    rows.oldestFirst(
                            owner.value(),
                            archived,
                            moment == null ? Long.MIN_VALUE : moment,
                            id == null ? "" : id,
                            limit);
            case NEWEST_FIRST ->
                    rows.newestFirst(
                            owner.value(),
                            archived,
                            moment == null ? Long.MAX_VALUE : moment,
                            id == null ? BEHIND_ALL_IDS : id,
                            limit);
        };
    }

    @Override
    public void markDeleted(ConversationId id, Instant at) {
        database.write(() -> rows.markDeleted(id.toString(), Instants.micros(at)));
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
