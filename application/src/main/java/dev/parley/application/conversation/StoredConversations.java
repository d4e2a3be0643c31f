package dev.parley.application.conversation;

import dev.parley.application.change.ChangeLog;
import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.domain.change.Change;
import dev.parley.domain.change.Resource;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.search.SearchTokens;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes conversations within a unit of work, and keeps the search index and the changes in step
 * with them.
 */
public final class StoredConversations {

    private final Conversations conversations;
    private final SearchIndex searchIndex;
    private final ChangeLog changes;

    public StoredConversations(
            Conversations conversations, SearchIndex searchIndex, ChangeLog changes) {
        this.conversations = conversations;
        this.searchIndex = searchIndex;
        this.changes = changes;
    }

    public void add(Conversation added) {
        conversations.add(added);
        indexTitle(added);
        tell(Change.Kind.CONVERSATION_CREATED, added, titleOf(added), added.createdAt());
    }

    /**
     * Replaces what is kept. Others are told of what a person chose, as long as they can see it;
     * messages and answers tell of themselves.
     */
    public void save(Conversation before, Conversation after) {
        conversations.save(after);
        if (after.isDeleted()) {
            return;
        }
        var members = new LinkedHashMap<String, @Nullable Object>();
        if (!Objects.equals(before.title(), after.title())) {
            indexTitle(after);
            members.putAll(titleOf(after));
        }
        if (before.archived() != after.archived()) {
            members.put("archived", after.archived());
        }
        if (!Objects.equals(before.model(), after.model())) {
            var model = after.model();
            members.put("model", model == null ? null : model.value());
        }
        if (!members.isEmpty() || !before.metadata().equals(after.metadata())) {
            members.put("updated_at", after.updatedAt().getEpochSecond());
            tell(Change.Kind.CONVERSATION_UPDATED, after, members, after.updatedAt());
        }
    }

    public void delete(Conversation conversation, boolean purge, Instant at) {
        searchIndex.remove(conversation.id());
        if (purge) {
            conversations.purge(conversation.id());
        } else {
            conversations.save(conversation.deleted(at));
        }
        if (!conversation.isDeleted()) {
            tell(Change.Kind.CONVERSATION_DELETED, conversation, Map.of(), at);
        }
    }

    private void indexTitle(Conversation conversation) {
        var title = conversation.title();
        List<String> tokens =
                title == null
                        ? List.of()
                        : SearchTokens.of(title.value()).stream()
                                .map(SearchTokens.Token::text)
                                .toList();
        searchIndex.indexTitle(conversation.id(), conversation.owner(), tokens);
    }

    private static Map<String, @Nullable Object> titleOf(Conversation conversation) {
        Title title = conversation.title();
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("title", title == null ? null : title.value());
        return members;
    }

    @SuppressWarnings(
            "NullAway") // it does not see the @Nullable of a record's type argument in another
    // module
    private void tell(
            Change.Kind kind,
            Conversation about,
            Map<String, @Nullable Object> members,
            Instant at) {
        changes.add(
                new Change(
                        about.owner(), kind, new Resource.OfConversation(about.id()), members, at));
    }
}
