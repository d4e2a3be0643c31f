package dev.parley.application.conversation;

import dev.parley.application.message.KeptMedia;
import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.Order;
import dev.parley.application.shared.Slice;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.Position;

import org.jspecify.annotations.Nullable;

/** Lists a conversation's messages, a page at a time. A page costs the same wherever it is. */
public final class ListMessages {

    /**
     * Which ones.
     *
     * @param after only those behind this one, which may have been deleted since
     * @param withBytes whether the bytes of pictures and files are wanted too
     */
    public record Query(
            Caller caller,
            ConversationId conversation,
            @Nullable MessageId after,
            Order order,
            int limit,
            boolean withBytes) {}

    private final OwnConversations own;
    private final Messages messages;
    private final KeptMedia media;
    private final RunningAnswers answers;

    public ListMessages(
            OwnConversations own, Messages messages, KeptMedia media, RunningAnswers answers) {
        this.own = own;
        this.messages = messages;
        this.media = media;
        this.answers = answers;
    }

    public Slice<Message> list(Query query) {
        var running = own.find(query.caller(), query.conversation()).running();
        if (running != null) {
            answers.settleIfLost(running);
        }
        var found =
                messages.page(
                        query.conversation(), position(query), query.order(), query.limit() + 1);
        var slice = Slice.ofOneMore(found, query.limit());
        return query.withBytes() ? slice.map(this::withBytes) : slice;
    }

    private @Nullable Position position(Query query) {
        var after = query.after();
        return after == null
                ? null
                : messages.positionOf(query.conversation(), after)
                        .orElseThrow(() ->
                                new FailureException(
                                        InvalidRequest.of(
                                                "after",
                                                "there is no such message in this conversation")));
    }

    private Message withBytes(Message message) {
        return message.holding(media.load(message.content()), message.status());
    }
}
