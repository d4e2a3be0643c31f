package dev.parley.persistence.message;

import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.Order;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.Position;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.jdbc.Placeholders;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Messages in a table of either database. In plain SQL: a page is one range of one index, whatever
 * stands before it and however much of it was deleted.
 */
public final class JdbcMessages implements Messages {

    private static final Position BEFORE_ALL = new Position(0, 0);

    private final Database database;
    private final MessageReferences references;

    public JdbcMessages(Database database) {
        this.database = database;
        this.references = new MessageReferences(database);
    }

    @Override
    public void add(List<Message> messages) {
        for (var message : messages) {
            database.update(MessageRow.INSERT, MessageRow.values(message));
            references.add(message);
        }
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return select("WHERE m.id = ? AND m.deleted_at IS NULL", id.toString()).stream()
                .findFirst();
    }

    @Override
    public List<Message> findAll(List<MessageId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var placeholders = Placeholders.forAll(ids);
        var found =
                select(
                                "WHERE m.id IN "
                                        + placeholders.text()
                                        + " AND m.deleted_at IS NULL",
                                placeholders.values())
                        .stream()
                        .collect(Collectors.toMap(Message::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public void save(Message message) {
        database.update(
                "UPDATE message SET kind = ?, content = ?, status = ? WHERE id = ?",
                ContentJson.kindOf(message.content()).name(),
                ContentJson.write(message.content()),
                message.status().name(),
                message.id().toString());
        references.replace(message);
    }

    @Override
    public Optional<Position> positionOf(ConversationId conversation, MessageId id) {
        return database.first(
                "SELECT turn, idx FROM message WHERE id = ? AND conversation_id = ?",
                row -> new Position(row.integer(), row.integer()),
                id.toString(),
                conversation.toString());
    }

    @Override
    public List<Message> page(
            ConversationId conversation, @Nullable Position after, Order order, int limit) {
        return switch (order) {
            case OLDEST_FIRST -> {
                var from =
                        after == null ? BEFORE_ALL : new Position(after.turn(), after.index() + 1);
                yield select(
                        """
                        WHERE m.conversation_id = ? AND m.deleted_at IS NULL AND (m.turn, m.idx) >= (?, ?)
                        ORDER BY m.turn, m.idx LIMIT ?\
                        """,
                        conversation.toString(),
                        from.turn(),
                        from.index(),
                        limit);
            }
            case NEWEST_FIRST -> {
                var before =
                        after == null ? new Position(Integer.MAX_VALUE, Integer.MAX_VALUE) : after;
                yield select(
                        """
                        WHERE m.conversation_id = ? AND m.deleted_at IS NULL AND (m.turn, m.idx) < (?, ?)
                        ORDER BY m.turn DESC, m.idx DESC LIMIT ?\
                        """,
                        conversation.toString(),
                        before.turn(),
                        before.index(),
                        limit);
            }
        };
    }

    @Override
    public List<Message> before(ConversationId conversation, int turn, int most) {
        return page(conversation, new Position(turn, 0), Order.NEWEST_FIRST, most).reversed();
    }

    @Override
    public boolean hasMoreThan(ConversationId conversation, int count) {
        return database.first(
                        """
                        SELECT 1 FROM message WHERE conversation_id = ? AND deleted_at IS NULL
                        ORDER BY turn, idx LIMIT 1 OFFSET ?\
                        """,
                        row -> row.integer(),
                        conversation.toString(),
                        count)
                .isPresent();
    }

    @Override
    public List<Message> toolTraffic(ConversationId conversation) {
        return select(
                """
                WHERE m.conversation_id = ? AND m.deleted_at IS NULL AND m.kind IN ('TOOL_CALLED', 'TOOL_RETURNED')
                ORDER BY m.turn, m.idx\
                """,
                conversation.toString());
    }

    @Override
    public boolean isEmpty(ConversationId conversation) {
        return page(conversation, null, Order.OLDEST_FIRST, 1).isEmpty();
    }

    @Override
    public List<Message> writtenBy(GenerationId generation) {
        return select("WHERE m.generation_id = ? ORDER BY m.turn, m.idx", generation.toString());
    }

    @Override
    public List<Message> handedInWith(GenerationId generation) {
        return select(
                "JOIN generation_input i ON i.message_id = m.id WHERE i.generation_id = ? ORDER BY"
                        + " i.place",
                generation.toString());
    }

    @Override
    public boolean isHandedInBehind(GenerationId generation, int turn) {
        return database.first(
                        """
                        SELECT 1 FROM generation_input i JOIN message m ON m.id = i.message_id
                        WHERE i.generation_id = ? AND m.turn > ? AND m.deleted_at IS NULL LIMIT 1\
                        """,
                        row -> row.integer(),
                        generation.toString(),
                        turn)
                .isPresent();
    }

    @Override
    public void markDeleted(MessageId id, Instant at) {
        database.update(
                "UPDATE message SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL",
                Instants.micros(at),
                id.toString());
    }

    @Override
    public void purge(ConversationId conversation) {
        // two ranges of two indexes
        references.purge("conversation_id = ? AND deleted_at IS NULL", conversation.toString());
        references.purge("conversation_id = ? AND deleted_at IS NOT NULL", conversation.toString());
    }

    @Override
    public void purge(GenerationId generation) {
        references.purge("generation_id = ? AND conversation_id IS NULL", generation.toString());
        references.purge(
                "id IN (SELECT message_id FROM generation_input WHERE generation_id = ?) AND"
                        + " conversation_id IS NULL",
                generation.toString());
    }

    private List<Message> select(String rest, @Nullable Object... parameters) {
        return database.list(
                "SELECT " + MessageRow.COLUMNS + " FROM message m " + rest,
                MessageRow::read,
                parameters);
    }
}
