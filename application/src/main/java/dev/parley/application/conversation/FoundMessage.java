package dev.parley.application.conversation;

import dev.parley.application.search.SearchHit;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.message.Message;
import dev.parley.domain.search.Snippet;

import org.jspecify.annotations.Nullable;

/** A message that was found, with the place that matched and what its conversation is called. */
public record FoundMessage(
        SearchHit hit, Message message, @Nullable Title title, Snippet snippet) {}
