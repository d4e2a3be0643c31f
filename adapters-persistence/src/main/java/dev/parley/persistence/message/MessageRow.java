package dev.parley.persistence.message;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Phase;
import dev.parley.domain.message.Position;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.jdbc.Row;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/** Messages to and from the columns of their table, but for the mark of deleted ones. */
final class MessageRow {

    static final String COLUMNS =
            "m.id, m.owner, m.conversation_id, m.generation_id, m.turn, m.idx, m.author, m.kind,"
                    + " m.content, m.status, m.phase, m.created_at";

    static final String INSERT =
            """
            INSERT INTO message (id, owner, conversation_id, generation_id, turn, idx, author, kind, content, status,
                                 phase, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """;

    private MessageRow() {}

    static @Nullable Object[] values(Message message) {
        var conversation = message.conversation();
        var generation = message.generation();
        var phase = message.phase();
        return new @Nullable Object[] {
            message.id().toString(),
            message.owner().value(),
            conversation == null ? null : conversation.toString(),
            generation == null ? null : generation.toString(),
            message.position().turn(),
            message.position().index(),
            message.author().name(),
            ContentJson.kindOf(message.content()).name(),
            ContentJson.write(message.content()),
            message.status().name(),
            phase == null ? null : phase.name(),
            Instants.micros(message.createdAt())
        };
    }

    static Message read(Row row) throws SQLException {
        var id = new MessageId(row.uuid());
        var owner = new OwnerId(row.text());
        var conversation = row.optionalUuid();
        var generation = row.optionalUuid();
        var position = new Position(row.integer(), row.integer());
        var author = Author.valueOf(row.text());
        var content = ContentJson.read(ContentJson.Kind.valueOf(row.text()), row.text());
        var status = MessageStatus.valueOf(row.text());
        var phase = row.optionalText();
        return new Message(
                id,
                owner,
                conversation == null ? null : new ConversationId(conversation),
                generation == null ? null : new GenerationId(generation),
                position,
                author,
                content,
                status,
                phase == null ? null : Phase.valueOf(phase),
                row.instant());
    }
}
