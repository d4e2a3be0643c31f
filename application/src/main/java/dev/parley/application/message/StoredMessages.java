package dev.parley.application.message;

import dev.parley.application.change.ChangeLog;
import dev.parley.application.message.port.Messages;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.domain.change.Change;
import dev.parley.domain.change.Resource;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.search.SearchTokens;
import dev.parley.domain.search.SearchableText;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes messages within a unit of work, and keeps the search index and the changes in step with
 * them.
 */
public final class StoredMessages {

    private final Messages messages;
    private final SearchIndex searchIndex;
    private final ChangeLog changes;

    public StoredMessages(Messages messages, SearchIndex searchIndex, ChangeLog changes) {
        this.messages = messages;
        this.searchIndex = searchIndex;
        this.changes = changes;
    }

    public void add(List<Message> added, Instant at) {
        messages.add(added);
        for (var message : added) {
            index(message);
            tell(Change.Kind.MESSAGE_CREATED, message, at);
        }
    }

    /** Replaces content and status, because somebody edited the message. */
    public void edit(Message message, Instant at) {
        messages.save(message);
        index(message);
        tell(Change.Kind.MESSAGE_UPDATED, message, at);
    }

    /** Replaces content and status, because the answer that writes it has come further. */
    public void write(Message message) {
        messages.save(message);
        index(message);
    }

    public void delete(Message message, Instant at) {
        messages.markDeleted(message.id(), at);
        searchIndex.remove(message.id());
        tell(Change.Kind.MESSAGE_DELETED, message, at);
    }

    private void index(Message message) {
        var conversation = message.conversation();
        if (conversation == null || message.status() == MessageStatus.IN_PROGRESS) {
            return;
        }
        var tokens =
                SearchTokens.of(SearchableText.of(message.content())).stream()
                        .map(SearchTokens.Token::text)
                        .toList();
        searchIndex.index(message.id(), conversation, message.owner(), message.author(), tokens);
    }

    private void tell(Change.Kind kind, Message message, Instant at) {
        var conversation = message.conversation();
        if (conversation != null) {
            var author = message.author().name().toLowerCase(Locale.ROOT);
            var kindOfItem = kindOf(message.content());
            var resource = new Resource.OfMessage(conversation, message.id());
            changes.add(
                    new Change(
                            message.owner(),
                            kind,
                            resource,
                            Map.of("author", author, "kind", kindOfItem),
                            at));
        }
    }

    private static String kindOf(Content content) {
        return switch (content) {
            case Content.Said _ -> "said";
            case Content.Reasoned _ -> "reasoned";
            case Content.ToolCalled _ -> "tool_called";
            case Content.ToolReturned _ -> "tool_returned";
        };
    }
}
