package dev.parley.persistence.conversation;

import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.Section;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.jdbc.Row;
import dev.parley.persistence.json.MetadataJson;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.UUID;

/** A conversation as its table keeps it. */
@MappedEntity("conversation")
record ConversationRow(
        @Id String id,
        String owner,
        @Nullable String title,
        String metadata,
        @Nullable String model,
        @Nullable String section,
        boolean archived,
        long createdAt,
        long updatedAt,
        @Nullable String running,
        @Nullable String last,
        int nextTurn,
        @Nullable Long deletedAt) {

    /** In the order of {@link #read}. */
    static final String COLUMNS =
            "id, owner, title, metadata, model, section, archived, created_at, updated_at, running,"
                    + " last, next_turn, deleted_at";

    static ConversationRow read(Row row) throws SQLException {
        return new ConversationRow(
                row.text(),
                row.text(),
                row.optionalText(),
                row.text(),
                row.optionalText(),
                row.optionalText(),
                row.flag(),
                row.number(),
                row.number(),
                row.optionalText(),
                row.optionalText(),
                row.integer(),
                row.optionalNumber());
    }

    static ConversationRow of(Conversation conversation) {
        var title = conversation.title();
        var model = conversation.model();
        var section = conversation.section();
        var running = conversation.running();
        var last = conversation.last();
        var deletedAt = conversation.deletedAt();
        return new ConversationRow(
                conversation.id().toString(),
                conversation.owner().value(),
                title == null ? null : title.value(),
                MetadataJson.write(conversation.metadata()),
                model == null ? null : model.value(),
                section == null ? null : section.name(),
                conversation.archived(),
                Instants.micros(conversation.createdAt()),
                Instants.micros(conversation.updatedAt()),
                running == null ? null : running.toString(),
                last == null ? null : last.toString(),
                conversation.nextTurn(),
                deletedAt == null ? null : Instants.micros(deletedAt));
    }

    Conversation conversation() {
        return new Conversation(
                new ConversationId(UUID.fromString(id)),
                new OwnerId(owner),
                title == null ? null : new Title(title),
                MetadataJson.read(metadata),
                model == null ? null : new ModelName(model),
                section == null ? null : new Section(section),
                archived,
                Instants.of(createdAt),
                Instants.of(updatedAt),
                running == null ? null : new GenerationId(UUID.fromString(running)),
                last == null ? null : new GenerationId(UUID.fromString(last)),
                nextTurn,
                deletedAt == null ? null : Instants.of(deletedAt));
    }
}
