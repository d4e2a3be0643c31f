package dev.parley.application.generation;

import dev.parley.application.message.KeptMedia;
import dev.parley.application.shared.Order;
import dev.parley.application.shared.Slice;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Message;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Lists what was handed in with a request for an answer, a page at a time. */
public final class ListInput {

    /**
     * Which messages.
     *
     * @param after only those behind this one
     * @param withBytes whether the bytes of pictures and files are wanted too
     */
    public record Query(
            Caller caller,
            GenerationId generation,
            @Nullable MessageId after,
            Order order,
            int limit,
            boolean withBytes) {}

    private final ReadGeneration readGeneration;
    private final KeptMedia media;

    public ListInput(ReadGeneration readGeneration, KeptMedia media) {
        this.readGeneration = readGeneration;
        this.media = media;
    }

    public Slice<Message> list(Query query) {
        var handedIn = readGeneration.handedIn(query.caller(), query.generation());
        var ordered = query.order() == Order.OLDEST_FIRST ? handedIn : handedIn.reversed();
        var rest = ordered.subList(start(ordered, query.after()), ordered.size());
        var slice = Slice.ofOneMore(rest, query.limit());
        return query.withBytes() ? slice.map(this::withBytes) : slice;
    }

    private static int start(List<Message> messages, @Nullable MessageId after) {
        if (after == null) {
            return 0;
        }
        for (var index = 0; index < messages.size(); index++) {
            if (messages.get(index).id().equals(after)) {
                return index + 1;
            }
        }
        throw new FailureException(
                InvalidRequest.of("after", "there is no such message in this answer's input"));
    }

    private Message withBytes(Message message) {
        return message.holding(media.load(message.content()), message.status());
    }
}
