package dev.parley.application.testkit.memory;

import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.OwnerId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class InMemoryConversations implements Conversations {

    static final Comparator<ConversationCursor> BY_ACTIVITY =
            Comparator.comparing(ConversationCursor::updatedAt)
                    .thenComparing(cursor -> cursor.id().value());

    private static final Comparator<Deletable<Conversation>> BY_DELETION =
            Comparator.comparing((Deletable<Conversation> row) ->
                            Objects.requireNonNull(row.deletedAt()))
                    .thenComparing(row -> row.value().id().value());

    private final Table<ConversationId, Deletable<Conversation>> rows;
    private final OutsideRecords records;

    InMemoryConversations(InMemoryUnitOfWork unitOfWork, OutsideRecords records) {
        this.rows = new Table<>(unitOfWork);
        this.records = records;
    }

    @Override
    public void add(Conversation conversation) {
        rows.add(conversation.id(), Deletable.kept(conversation));
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return rows.find(id).filter(Deletable::isKept).map(Deletable::value);
    }

    @Override
    public Optional<Conversation> hold(ConversationId id) {
        return find(id);
    }

    @Override
    public void save(Conversation conversation) {
        var row = rows.find(conversation.id()).orElseThrow();
        rows.put(conversation.id(), row.holding(conversation));
    }

    @Override
    public List<Conversation> page(
            OwnerId owner,
            @Nullable Boolean archived,
            @Nullable ConversationCursor after,
            Order order,
            int limit) {
        var direction = order == Order.OLDEST_FIRST ? BY_ACTIVITY : BY_ACTIVITY.reversed();
        return rows.values()
                .filter(Deletable::isKept)
                .map(Deletable::value)
                .filter(conversation -> conversation.owner().equals(owner))
                .filter(conversation -> archived == null || archived == conversation.archived())
                .filter(conversation ->
                        after == null || direction.compare(cursor(conversation), after) > 0)
                .sorted(Comparator.comparing(InMemoryConversations::cursor, direction))
                .limit(limit)
                .toList();
    }

    private static ConversationCursor cursor(Conversation conversation) {
        return new ConversationCursor(conversation.updatedAt(), conversation.id());
    }

    @Override
    public void markDeleted(ConversationId id, Instant at) {
        rows.find(id).ifPresent(row -> rows.put(id, row.deleted(at)));
    }

    @Override
    public List<ConversationId> deletedBefore(Instant moment, int limit) {
        return rows.values()
                .filter(row -> row.deletedAt() != null && row.deletedAt().isBefore(moment))
                .sorted(BY_DELETION)
                .map(row -> row.value().id())
                .limit(limit)
                .toList();
    }

    @Override
    public void purge(ConversationId id) {
        rows.remove(id);
        records.purge(List.of(id.value()));
    }
}
