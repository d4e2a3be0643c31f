package dev.parley.streaming.openai.exports;

import dev.parley.application.conversation.ListMessages;
import dev.parley.application.generation.ReadGeneration;
import dev.parley.application.shared.Order;
import dev.parley.application.shared.Slice;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Message;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.conversations.ConversationWriter;
import dev.parley.streaming.openai.items.ItemWriter;
import dev.parley.streaming.openai.items.Shown;
import dev.parley.streaming.openai.responses.ResponseWriter;
import dev.parley.streaming.openai.wire.Seconds;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Writes one conversation with everything in it, a page at a time (contract, section 13.7). */
final class ExportWriter {

    private static final int PAGE = 100;
    private static final Shown EVERYTHING = new Shown(true, true);

    private final ListMessages listMessages;
    private final ReadGeneration readGeneration;
    private final Caller caller;
    private final Conversation conversation;
    private @Nullable MessageId after;
    private boolean hasMore = true;

    ExportWriter(
            ListMessages listMessages,
            ReadGeneration readGeneration,
            Caller caller,
            Conversation conversation) {
        this.listMessages = listMessages;
        this.readGeneration = readGeneration;
        this.caller = caller;
        this.conversation = conversation;
    }

    boolean hasMore() {
        return hasMore;
    }

    /** The next messages, with their bytes. */
    Slice<Message> page() {
        var slice =
                listMessages.list(
                        new ListMessages.Query(
                                caller, conversation.id(), after, Order.OLDEST_FIRST, PAGE, true));
        hasMore = slice.hasMore();
        if (!slice.items().isEmpty()) {
            after = slice.items().getLast().id();
        }
        return slice;
    }

    void head(JsonWriter json, Instant at) {
        json.object()
                .text("object", "conversation.export")
                .number("version", 1L)
                .number("exported_at", Seconds.of(at))
                .name("conversation");
        ConversationWriter.write(json, conversation);
        json.array("items");
    }

    void items(JsonWriter json) {
        var items = new ItemWriter(json, EVERYTHING);
        page().items().forEach(items::item);
    }

    void tail(JsonWriter json) {
        json.endArray().array("responses");
        readGeneration.of(conversation.id()).forEach(generation -> response(json, generation));
        json.endArray().endObject();
    }

    private static void response(JsonWriter json, Generation generation) {
        json.object();
        ResponseWriter.summary(json, generation);
        json.endObject();
    }
}
