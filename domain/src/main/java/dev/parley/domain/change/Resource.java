package dev.parley.domain.change;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.modelsettings.Scope;

/** What a change happened to. */
public sealed interface Resource {

    record OfConversation(ConversationId id) implements Resource {}

    record OfMessage(ConversationId conversation, MessageId id) implements Resource {}

    record OfGeneration(GenerationId id) implements Resource {}

    record OfModelSettings(Scope scope) implements Resource {}
}
