package dev.parley.application.search.port;

import dev.parley.application.search.ConversationMatch;
import dev.parley.application.search.SearchFilter;
import dev.parley.application.search.SearchHit;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Author;
import dev.parley.domain.search.SearchQuery;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Finds messages and conversations by the tokens of their texts. A query finds what holds all of
 * its tokens, the last one as the beginning of a token too. Changes happen within the unit of work
 * that changes the text.
 */
public interface SearchIndex {

    /** Sets or replaces what a message is found by; no tokens at all take it out. */
    void index(
            MessageId message,
            ConversationId conversation,
            OwnerId owner,
            Author author,
            List<String> tokens);

    /**
     * Sets or replaces what a conversation is found by besides its messages; no tokens at all take
     * the title out.
     */
    void indexTitle(ConversationId conversation, OwnerId owner, List<String> tokens);

    /** Takes a message out. */
    void remove(MessageId message);

    /** Takes a conversation's title and all of its messages out. */
    void remove(ConversationId conversation);

    /** An owner's messages, best first and of equally good ones the newest first. */
    List<SearchHit> messages(
            OwnerId owner,
            SearchQuery query,
            SearchFilter filter,
            @Nullable SearchHit after,
            int limit);

    /**
     * An owner's conversations with a title or message that answers the query, by last activity.
     */
    List<ConversationMatch> conversations(
            OwnerId owner,
            SearchQuery query,
            @Nullable Boolean archived,
            @Nullable ConversationCursor after,
            Order order,
            int limit);
}
