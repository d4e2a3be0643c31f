package dev.parley.persistence.conversation;

import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.json.MetadataJson;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** A conversation as its table keeps it, but for the mark of deleted ones. */
@MappedEntity("conversation")
record ConversationRow(
        @Id String id,
        String owner,
        @Nullable String title,
        String metadata,
        @Nullable String model,
        boolean archived,
        long createdAt,
        long updatedAt,
        @Nullable String running,
        @Nullable String last,
        int nextTurn) {

    static ConversationRow of(Conversation conversation) {
        var title = conversation.title();
        var model = conversation.model();
        var running = conversation.running();
        var last = conversation.last();
        return new ConversationRow(
                conversation.id().toString(),
                conversation.owner().value(),
                title == null ? null : title.value(),
                MetadataJson.write(conversation.metadata()),
                model == null ? null : model.value(),
                conversation.archived(),
                Instants.micros(conversation.createdAt()),
                Instants.micros(conversation.updatedAt()),
                running == null ? null : running.toString(),
                last == null ? null : last.toString(),
                conversation.nextTurn());
    }

    Conversation conversation() {
        return new Conversation(
                new ConversationId(UUID.fromString(id)),
                new OwnerId(owner),
                title == null ? null : new Title(title),
                MetadataJson.read(metadata),
                model == null ? null : new ModelName(model),
                archived,
                Instants.of(createdAt),
                Instants.of(updatedAt),
                running == null ? null : new GenerationId(UUID.fromString(running)),
                last == null ? null : new GenerationId(UUID.fromString(last)),
                nextTurn);
    }
}
