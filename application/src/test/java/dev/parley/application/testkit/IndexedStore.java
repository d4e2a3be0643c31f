package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;
import static dev.parley.application.testkit.fixture.People.ADA;

import dev.parley.application.search.ConversationMatch;
import dev.parley.application.search.SearchFilter;
import dev.parley.application.search.SearchHit;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Message;
import dev.parley.domain.search.SearchQuery;
import dev.parley.domain.search.SearchTokens;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A store in which something is said, and looked for. */
public interface IndexedStore extends StoreContract {

    default SearchIndex search() {
        return stores().searchIndex();
    }

    default List<String> tokens(String text) {
        return SearchTokens.of(text).stream().map(SearchTokens.Token::text).toList();
    }

    default Message said(Conversation conversation, int turn, String text) {
        return said(conversation, turn, Author.USER, text);
    }

    default Message said(Conversation conversation, int turn, Author author, String text) {
        var message = aMessage().in(conversation).at(turn, 0).by(author).saying(text).build();
        work(() -> {
            stores().messages().add(List.of(message));
            search().index(
                            message.id(),
                            conversation.id(),
                            conversation.owner(),
                            author,
                            tokens(text));
        });
        return message;
    }

    default Conversation titled(Conversation conversation) {
        stored(conversation);
        var title = conversation.title();
        work(() ->
                search().indexTitle(
                                conversation.id(),
                                conversation.owner(),
                                title == null ? List.of() : tokens(title.value())));
        return conversation;
    }

    default List<MessageId> found(String query) {
        return found(ADA, query, SearchFilter.EVERYWHERE);
    }

    default List<MessageId> found(OwnerId owner, String query, SearchFilter filter) {
        return search().messages(owner, SearchQuery.of(query), filter, null, 100).stream()
                .map(SearchHit::message)
                .toList();
    }

    default List<ConversationId> foundConversations(String query, @Nullable Boolean archived) {
        return matches(query, archived).stream().map(ConversationMatch::conversation).toList();
    }

    default List<ConversationMatch> matches(String query, @Nullable Boolean archived) {
        return search().conversations(
                        ADA, SearchQuery.of(query), archived, null, Order.NEWEST_FIRST, 100);
    }
}
