package dev.parley.application.shared;

import dev.parley.domain.id.ConversationId;

import java.time.Instant;

/**
 * A place in a list of conversations: behind the one of this name as it was when it had this last
 * activity.
 */
public record ConversationCursor(Instant updatedAt, ConversationId id) {}
