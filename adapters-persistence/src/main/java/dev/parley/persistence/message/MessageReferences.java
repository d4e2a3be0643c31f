package dev.parley.persistence.message;

import dev.parley.domain.message.Message;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.shared.OutsideRecords;

/**
 * Keeps what hangs on messages in step with them: the stored bytes that they need, outside
 * protocols' records.
 */
final class MessageReferences {

    private final Database database;

    MessageReferences(Database database) {
        this.database = database;
    }

    void add(Message message) {
        for (var blob : Blobs.of(message.content())) {
            database.update(
                    "INSERT INTO message_attachment (message_id, blob_id) VALUES (?, ?)",
                    message.id().toString(),
                    blob.value());
        }
    }

    void replace(Message message) {
        database.update(
                "DELETE FROM message_attachment WHERE message_id = ?", message.id().toString());
        add(message);
    }

    /** Takes messages out, and what hangs on them. */
    void purge(String which, String parameter) {
        var messages = "(SELECT id FROM message WHERE " + which + ")";
        database.update(
                "DELETE FROM message_attachment WHERE message_id IN " + messages, parameter);
        OutsideRecords.purge(database, "IN " + messages, parameter);
        database.update("DELETE FROM message WHERE " + which, parameter);
    }
}
