package dev.parley.application.search;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A conversation that was found.
 *
 * @param message one of its messages that matched; absent if only its title did
 */
public record ConversationMatch(
        ConversationId conversation, Instant updatedAt, @Nullable MessageId message) {}
