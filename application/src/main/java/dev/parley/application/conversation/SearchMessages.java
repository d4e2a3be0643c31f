package dev.parley.application.conversation;

import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.message.port.Messages;
import dev.parley.application.search.SearchFilter;
import dev.parley.application.search.SearchHit;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.application.shared.Slice;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.search.SearchQuery;
import dev.parley.domain.search.SearchableText;
import dev.parley.domain.search.Snippet;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Finds a caller's messages by their words, best first. */
public final class SearchMessages {

    /** What to look for, and where. */
    public record Query(
            Caller caller,
            SearchQuery words,
            SearchFilter filter,
            @Nullable SearchHit after,
            int limit) {}

    private final SearchIndex searchIndex;
    private final Messages messages;
    private final Conversations conversations;

    public SearchMessages(SearchIndex searchIndex, Messages messages, Conversations conversations) {
        this.searchIndex = searchIndex;
        this.messages = messages;
        this.conversations = conversations;
    }

    public Slice<FoundMessage> search(Query query) {
        var hits =
                searchIndex.messages(
                        query.caller().owner(),
                        query.words(),
                        query.filter(),
                        query.after(),
                        query.limit() + 1);
        var slice = Slice.ofOneMore(hits, query.limit());
        return new Slice<>(
                slice.items().stream()
                        .map(hit -> found(hit, query.words()))
                        .flatMap(Optional::stream)
                        .toList(),
                slice.hasMore());
    }

    /** What was said in a conversation after it was deleted is not found. */
    private Optional<FoundMessage> found(SearchHit hit, SearchQuery words) {
        return conversations
                .find(hit.conversation())
                .filter(conversation -> !conversation.isDeleted())
                .flatMap(conversation ->
                        messages.find(hit.message())
                                .map(message ->
                                        new FoundMessage(
                                                hit,
                                                message,
                                                conversation.title(),
                                                Snippet.of(
                                                        SearchableText.of(message.content()),
                                                        words))));
    }
}
