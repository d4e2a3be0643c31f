package dev.parley.persistence.generation;

import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.State;
import dev.parley.domain.id.ApiKeyId;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.json.MetadataJson;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Function;

/** A generation as its table keeps it, but for the marks of deleted ones and of removed events. */
@MappedEntity("generation")
record GenerationRow(
        @Id String id,
        String owner,
        @Nullable String keyId,
        @Nullable String conversationId,
        @Nullable String previousId,
        int turn,
        String model,
        String request,
        String terms,
        String metadata,
        String provider,
        String answeringModel,
        String state,
        @Nullable Long leaseEpoch,
        @Nullable Long startedAt,
        @Nullable Long firstTokenAt,
        @Nullable Long endedAt,
        @Nullable Long lastEvent,
        @Nullable Long eventsExpireAt,
        @Nullable String outcome,
        @Nullable String usage,
        long createdAt) {

    static GenerationRow of(Generation generation) {
        var ended = generation.state() instanceof State.Ended end ? end : null;
        var lease =
                generation.state() instanceof State.Unfinished unfinished
                        ? unfinished.lease()
                        : null;
        return new GenerationRow(
                generation.id().toString(),
                generation.owner().value(),
                text(generation.key()),
                text(generation.conversation()),
                text(generation.previous()),
                generation.turn(),
                generation.model().value(),
                RequestJson.write(generation.request()),
                TermsJson.write(generation.terms()),
                MetadataJson.write(generation.metadata()),
                generation.provider().value(),
                generation.answeringModel().value(),
                StateName.of(generation.state()).name(),
                lease == null ? null : lease.epoch(),
                Instants.optionalMicros(StateName.startedAt(generation.state())),
                ended == null ? null : Instants.optionalMicros(ended.firstTokenAt()),
                ended == null ? null : Instants.micros(ended.at()),
                ended == null ? null : ended.lastEvent(),
                ended == null ? null : Instants.micros(ended.eventsExpireAt()),
                ended == null ? null : OutcomeJson.write(ended.outcome()),
                ended == null ? null : UsageJson.write(ended.usage()),
                Instants.micros(generation.createdAt()));
    }

    Generation generation() {
        return new Generation(
                new GenerationId(UUID.fromString(id)),
                new OwnerId(owner),
                id(keyId, ApiKeyId::new),
                id(conversationId, ConversationId::new),
                id(previousId, GenerationId::new),
                turn,
                new ModelName(model),
                RequestJson.read(request),
                TermsJson.read(terms),
                MetadataJson.read(metadata),
                new ProviderName(provider),
                new ModelName(answeringModel),
                StateName.valueOf(state).state(this),
                Instants.of(createdAt));
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static <T> @Nullable T id(@Nullable String text, Function<UUID, T> make) {
        return text == null ? null : make.apply(UUID.fromString(text));
    }
}
