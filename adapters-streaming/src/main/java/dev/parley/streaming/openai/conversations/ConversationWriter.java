package dev.parley.streaming.openai.conversations;

import dev.parley.application.conversation.ListedConversation;
import dev.parley.domain.conversation.Conversation;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.wire.Seconds;
import dev.parley.streaming.openai.wire.WireIds;

/** Writes conversations (contract, sections 3.1 and 13.1). */
public final class ConversationWriter {

    private ConversationWriter() {}

    public static void write(JsonWriter json, Conversation conversation) {
        json.object();
        members(json, conversation);
        json.endObject();
    }

    /**
     * Writes one of a list.
     *
     * @param isSearched whether words were looked for, so that a match is written, be it none
     */
    static void listed(JsonWriter json, ListedConversation listed, boolean isSearched) {
        json.object();
        members(json, listed.conversation());
        var match = listed.match();
        if (match != null) {
            json.object("match")
                    .text("item_id", WireIds.of(match.message()))
                    .text("snippet", match.snippet().text())
                    .endObject();
        } else if (isSearched) {
            json.nothing("match");
        }
        json.endObject();
    }

    private static void members(JsonWriter json, Conversation conversation) {
        var title = conversation.title();
        var running = conversation.running();
        var last = conversation.last();
        var model = conversation.model();
        json.text("id", WireIds.of(conversation.id()))
                .text("object", "conversation")
                .number("created_at", Seconds.of(conversation.createdAt()))
                .texts("metadata", conversation.metadata().members())
                .text("title", title == null ? null : title.value())
                .number("updated_at", Seconds.of(conversation.updatedAt()))
                .text("status", running == null ? "idle" : "running")
                .text("running_response_id", running == null ? null : WireIds.of(running))
                .text("last_response_id", last == null ? null : WireIds.of(last))
                .text("model", model == null ? null : model.value())
                .truth("archived", conversation.archived());
    }
}
