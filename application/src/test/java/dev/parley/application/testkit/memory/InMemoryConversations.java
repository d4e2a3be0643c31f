package dev.parley.application.testkit.memory;

import dev.parley.application.conversation.ConversationFilter;
import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;

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

    private static final Comparator<Conversation> BY_DELETION =
            Comparator.comparing((Conversation conversation) ->
                            Objects.requireNonNull(conversation.deletedAt()))
                    .thenComparing(conversation -> conversation.id().value());

    private final Table<ConversationId, Conversation> rows;
    private final OutsideRecords records;

    InMemoryConversations(InMemoryUnitOfWork unitOfWork, OutsideRecords records) {
        this.rows = new Table<>(unitOfWork);
        this.records = records;
    }

    @Override
    public void add(Conversation conversation) {
        rows.add(conversation.id(), conversation);
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Conversation> hold(ConversationId id) {
        return find(id);
    }

    @Override
    public void save(Conversation conversation) {
        rows.replace(conversation.id(), conversation);
    }

    @Override
    public List<Conversation> page(
            ConversationFilter filter,
            @Nullable ConversationCursor after,
            int skipped,
            Order order,
            int limit) {
        var direction = order == Order.OLDEST_FIRST ? BY_ACTIVITY : BY_ACTIVITY.reversed();
        return rows.values()
                .filter(filter::includes)
                .filter(conversation ->
                        after == null || direction.compare(cursor(conversation), after) > 0)
                .sorted(Comparator.comparing(InMemoryConversations::cursor, direction))
                .skip(skipped)
                .limit(limit)
                .toList();
    }

    @Override
    public long count(ConversationFilter filter) {
        return rows.values().filter(filter::includes).count();
    }

    private static ConversationCursor cursor(Conversation conversation) {
        return new ConversationCursor(conversation.updatedAt(), conversation.id());
    }

    @Override
    public List<ConversationId> deletedBefore(Instant moment, int limit) {
        return rows.values()
                .filter(conversation -> isBefore(conversation.deletedAt(), moment))
                .sorted(BY_DELETION)
                .map(Conversation::id)
                .limit(limit)
                .toList();
    }

    private static boolean isBefore(@Nullable Instant at, Instant moment) {
        return at != null && at.isBefore(moment);
    }

    @Override
    public void purge(ConversationId id) {
        rows.remove(id);
        records.purge(List.of(id.value()));
    }
}
