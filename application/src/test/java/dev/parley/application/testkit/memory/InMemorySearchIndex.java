package dev.parley.application.testkit.memory;

import dev.parley.application.conversation.ConversationFilter;
import dev.parley.application.search.ConversationMatch;
import dev.parley.application.search.SearchFilter;
import dev.parley.application.search.SearchHit;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Author;
import dev.parley.domain.search.SearchQuery;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemorySearchIndex implements SearchIndex {

    private static final Comparator<SearchHit> BEST_FIRST =
            Comparator.comparingDouble(SearchHit::score)
                    .thenComparing(hit -> hit.message().value())
                    .reversed();

    private record Entry(
            MessageId message,
            ConversationId conversation,
            OwnerId owner,
            Author author,
            List<String> tokens) {}

    private record TitleEntry(OwnerId owner, List<String> tokens) {}

    private final InMemoryConversations conversations;
    private final Table<MessageId, Entry> messages;
    private final Table<ConversationId, TitleEntry> titles;

    InMemorySearchIndex(InMemoryUnitOfWork unitOfWork, InMemoryConversations conversations) {
        this.conversations = conversations;
        this.messages = new Table<>(unitOfWork);
        this.titles = new Table<>(unitOfWork);
    }

    @Override
    public void index(
            MessageId message,
            ConversationId conversation,
            OwnerId owner,
            Author author,
            List<String> tokens) {
        if (tokens.isEmpty()) {
            remove(message);
        } else {
            messages.put(
                    message, new Entry(message, conversation, owner, author, List.copyOf(tokens)));
        }
    }

    @Override
    public void indexTitle(ConversationId conversation, OwnerId owner, List<String> tokens) {
        titles.put(conversation, new TitleEntry(owner, List.copyOf(tokens)));
    }

    @Override
    public void remove(MessageId message) {
        messages.remove(message);
    }

    @Override
    public void remove(ConversationId conversation) {
        titles.remove(conversation);
        messages.removeIf(entry -> entry.conversation().equals(conversation));
    }

    @Override
    public List<SearchHit> messages(
            OwnerId owner,
            SearchQuery query,
            SearchFilter filter,
            @Nullable SearchHit after,
            int limit) {
        return hits(owner, query, filter)
                .filter(hit -> after == null || BEST_FIRST.compare(hit, after) > 0)
                .sorted(BEST_FIRST)
                .limit(limit)
                .toList();
    }

    private Stream<SearchHit> hits(OwnerId owner, SearchQuery query, SearchFilter filter) {
        return messages.values()
                .filter(entry -> entry.owner().equals(owner))
                .filter(entry ->
                        filter.conversation() == null
                                || filter.conversation().equals(entry.conversation()))
                .filter(entry -> filter.author() == null || filter.author() == entry.author())
                .filter(entry -> answers(entry.tokens(), query))
                .map(entry ->
                        new SearchHit(
                                entry.message(),
                                entry.conversation(),
                                score(entry.tokens(), query)));
    }

    private static boolean answers(List<String> tokens, SearchQuery query) {
        return query.tokens().stream()
                .allMatch(
                        wanted -> tokens.stream().anyMatch(token -> matches(token, wanted, query)));
    }

    private static boolean matches(String token, String wanted, SearchQuery query) {
        return wanted.equals(query.tokens().getLast())
                ? token.startsWith(wanted)
                : token.equals(wanted);
    }

    /** How large a part of the text is what was looked for. */
    private static double score(List<String> tokens, SearchQuery query) {
        var matching =
                tokens.stream()
                        .filter(token ->
                                query.tokens().stream()
                                        .anyMatch(wanted -> matches(token, wanted, query)))
                        .count();
        return (double) matching / tokens.size();
    }

    @Override
    public List<ConversationMatch> conversations(
            OwnerId owner,
            SearchQuery query,
            @Nullable Boolean archived,
            @Nullable ConversationCursor after,
            Order order,
            int limit) {
        return conversations
                .page(ConversationFilter.kept(owner, archived), after, 0, order, Integer.MAX_VALUE)
                .stream()
                .flatMap(conversation -> match(conversation, query).stream())
                .limit(limit)
                .toList();
    }

    private Optional<ConversationMatch> match(Conversation conversation, SearchQuery query) {
        var message =
                hits(conversation.owner(), query, new SearchFilter(conversation.id(), null))
                        .min(BEST_FIRST)
                        .map(SearchHit::message);
        var byTitle =
                titles.find(conversation.id())
                        .filter(title -> title.owner().equals(conversation.owner()))
                        .filter(title -> answers(title.tokens(), query));
        return message.isPresent() || byTitle.isPresent()
                ? Optional.of(
                        new ConversationMatch(
                                conversation.id(), conversation.updatedAt(), message.orElse(null)))
                : Optional.empty();
    }
}
