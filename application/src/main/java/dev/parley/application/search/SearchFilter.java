package dev.parley.application.search;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.message.Author;

import org.jspecify.annotations.Nullable;

/** Where to look: in one conversation or all of them, at what everybody said or one author. */
public record SearchFilter(@Nullable ConversationId conversation, @Nullable Author author) {

    /** Everywhere. */
    public static final SearchFilter EVERYWHERE = new SearchFilter(null, null);
}
