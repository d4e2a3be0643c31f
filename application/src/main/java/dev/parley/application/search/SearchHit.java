package dev.parley.application.search;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;

/**
 * A message that was found.
 *
 * @param score greater is better; comparable within one search only
 */
public record SearchHit(MessageId message, ConversationId conversation, double score) {}
