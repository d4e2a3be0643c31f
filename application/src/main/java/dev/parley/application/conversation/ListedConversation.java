package dev.parley.application.conversation;

import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.message.Message;
import dev.parley.domain.search.Snippet;

import org.jspecify.annotations.Nullable;

/**
 * A conversation in a list.
 *
 * @param match where the words looked for were found; absent without words, or if only the title
 *     has them
 */
public record ListedConversation(Conversation conversation, @Nullable Match match) {

    /** A message that has the words looked for. */
    public record Match(Message message, Snippet snippet) {}
}
