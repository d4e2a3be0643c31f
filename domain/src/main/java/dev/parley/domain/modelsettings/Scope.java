package dev.parley.domain.modelsettings;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.OwnerId;

/**
 * Whom model settings are for. The nearest wins: a conversation's before its owner's before the
 * installation's.
 */
public sealed interface Scope {

    record Installation() implements Scope {}

    record OfOwner(OwnerId owner) implements Scope {}

    record OfConversation(ConversationId conversation) implements Scope {}
}
