package dev.parley.application.conversation;

import dev.parley.domain.conversation.Conversation;

import java.util.List;

/**
 * Some of a list of conversations.
 *
 * @param all how many the whole list has
 */
public record ListedPart(List<Conversation> conversations, long all) {}
