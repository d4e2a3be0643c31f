package dev.parley.application.conversation;

import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.message.port.Messages;
import dev.parley.application.search.ConversationMatch;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.application.shared.Order;
import dev.parley.application.shared.Slice;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.search.SearchQuery;
import dev.parley.domain.search.SearchableText;
import dev.parley.domain.search.Snippet;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Lists a caller's conversations by last activity, all of them or those that hold some words. */
public final class ListConversations {

    /**
     * Which ones.
     *
     * @param archived which of the two kinds; absent for both
     * @param words absent for all
     */
    public record Query(
            Caller caller,
            @Nullable Boolean archived,
            @Nullable SearchQuery words,
            @Nullable ConversationCursor after,
            Order order,
            int limit) {}

    private final Conversations conversations;
    private final Messages messages;
    private final SearchIndex searchIndex;
    private final RunningAnswers answers;

    public ListConversations(
            Conversations conversations,
            Messages messages,
            SearchIndex searchIndex,
            RunningAnswers answers) {
        this.conversations = conversations;
        this.messages = messages;
        this.searchIndex = searchIndex;
        this.answers = answers;
    }

    public Slice<ListedConversation> list(Query query) {
        return query.words() == null ? all(query) : matching(query, query.words());
    }

    private Slice<ListedConversation> all(Query query) {
        var found =
                conversations.page(
                        ConversationFilter.kept(query.caller().owner(), query.archived()),
                        query.after(),
                        0,
                        query.order(),
                        query.limit() + 1);
        return Slice.ofOneMore(found, query.limit())
                .map(conversation -> new ListedConversation(truthful(conversation), null));
    }

    private Slice<ListedConversation> matching(Query query, SearchQuery words) {
        var found =
                searchIndex.conversations(
                        query.caller().owner(),
                        words,
                        query.archived(),
                        query.after(),
                        query.order(),
                        query.limit() + 1);
        var slice = Slice.ofOneMore(found, query.limit());
        return new Slice<>(
                slice.items().stream()
                        .map(match -> listed(match, words))
                        .flatMap(Optional::stream)
                        .toList(),
                slice.hasMore());
    }

    private Optional<ListedConversation> listed(ConversationMatch match, SearchQuery words) {
        return conversations
                .find(match.conversation())
                .map(conversation -> {
                    var message = match.message();
                    var where =
                            message == null
                                    ? null
                                    : messages.find(message)
                                            .map(found ->
                                                    new ListedConversation.Match(
                                                            found,
                                                            Snippet.of(
                                                                    SearchableText.of(
                                                                            found.content()),
                                                                    words)))
                                            .orElse(null);
                    return new ListedConversation(truthful(conversation), where);
                });
    }

    private Conversation truthful(Conversation conversation) {
        var running = conversation.running();
        return running != null && answers.settleIfLost(running)
                ? conversations.find(conversation.id()).orElse(conversation)
                : conversation;
    }

    /** Everything of a caller, oldest activity first, a page at a time. */
    public List<Conversation> page(Caller caller, @Nullable ConversationCursor after, int limit) {
        return conversations.page(
                ConversationFilter.kept(caller.owner(), null), after, 0, Order.OLDEST_FIRST, limit);
    }

    /**
     * Some of a caller's conversations that are not archived, newest activity first.
     *
     * @param deleted which of the two kinds; absent for both. Nobody finds deleted ones who does
     *     not reach them
     * @param within absent for all sections
     */
    public ListedPart part(
            Caller caller,
            @Nullable Boolean deleted,
            ConversationFilter.@Nullable Within within,
            int skipped,
            int limit) {
        var filter =
                new ConversationFilter(
                        caller.owner(),
                        false,
                        caller.reachesDeleted() ? deleted : Boolean.FALSE,
                        within);
        var found = conversations.page(filter, null, skipped, Order.NEWEST_FIRST, limit);
        return new ListedPart(
                found.stream().map(this::truthful).toList(), conversations.count(filter));
    }
}
