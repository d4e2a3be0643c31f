package dev.parley.streaming.openai.changes;

import dev.parley.domain.change.Change;
import dev.parley.domain.change.NumberedChange;
import dev.parley.domain.change.Resource;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.wire.Seconds;
import dev.parley.streaming.openai.wire.WireIds;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

/** Writes changes (contract, section 13.6). */
final class ChangeWriter {

    private ChangeWriter() {}

    static void frame(JsonWriter json, NumberedChange numbered) {
        json.raw("event: ")
                .raw(type(numbered.change().kind()))
                .raw("\nid: ")
                .number(numbered.number())
                .raw("\ndata: ");
        write(json, numbered);
        json.raw("\n\n");
    }

    /** Something about the stream itself. */
    static void frame(JsonWriter json, String type, long number) {
        json.raw("event: ")
                .raw(type)
                .raw("\nid: ")
                .number(number)
                .raw("\ndata: ")
                .object()
                .text("object", "change")
                .text("type", type)
                .number("sequence_number", number)
                .endObject()
                .raw("\n\n");
    }

    static void write(JsonWriter json, NumberedChange numbered) {
        var change = numbered.change();
        json.object()
                .text("object", "change")
                .text("type", type(change.kind()))
                .number("sequence_number", numbered.number())
                .number("created_at", Seconds.of(change.at()));
        resource(json, change);
        json.object("data");
        data(json, change);
        json.endObject().endObject();
    }

    private static String type(Change.Kind kind) {
        return switch (kind) {
            case CONVERSATION_CREATED -> "conversation.created";
            case CONVERSATION_UPDATED -> "conversation.updated";
            case CONVERSATION_DELETED -> "conversation.deleted";
            case MESSAGE_CREATED -> "item.created";
            case MESSAGE_UPDATED -> "item.updated";
            case MESSAGE_DELETED -> "item.deleted";
            case GENERATION_STARTED -> "response.started";
            case GENERATION_ENDED -> "response.ended";
            case MODEL_SETTINGS_UPDATED -> "model_settings.updated";
        };
    }

    private static void resource(JsonWriter json, Change change) {
        switch (change.resource()) {
            case Resource.OfConversation(var id) -> resource(json, "conversation", WireIds.of(id));
            case Resource.OfMessage(_, var id) -> resource(json, "item", item(id, change));
            case Resource.OfGeneration(var id) -> resource(json, "response", WireIds.of(id));
            case Resource.OfModelSettings(var scope) ->
                    resource(json, "model_settings", scope(scope));
        }
    }

    private static void resource(JsonWriter json, String object, String id) {
        json.object("resource").text("object", object).text("id", id).endObject();
    }

    private static String item(MessageId id, Change change) {
        return WireIds.ofKind(id, String.valueOf(change.members().get("kind")));
    }

    private static String scope(Scope scope) {
        return switch (scope) {
            case Scope.Installation _ -> "installation";
            case Scope.OfOwner _ -> "user";
            case Scope.OfConversation(var conversation) -> WireIds.of(conversation);
        };
    }

    private static void data(JsonWriter json, Change change) {
        switch (change.kind()) {
            case GENERATION_STARTED -> started(json, change);
            case GENERATION_ENDED -> ended(json, change);
            case MESSAGE_CREATED, MESSAGE_UPDATED, MESSAGE_DELETED -> item(json, change);
            case CONVERSATION_CREATED,
                    CONVERSATION_UPDATED,
                    CONVERSATION_DELETED,
                    MODEL_SETTINGS_UPDATED ->
                    members(json, change.members());
        }
    }

    private static void started(JsonWriter json, Change change) {
        if (change.resource() instanceof Resource.OfConversation) {
            json.text("status", "running").text("running_response_id", response(change.members()));
        } else {
            json.text("status", state(change));
        }
    }

    private static void ended(JsonWriter json, Change change) {
        if (change.resource() instanceof Resource.OfConversation) {
            json.text("status", "idle")
                    .nothing("running_response_id")
                    .text("last_response_id", response(change.members()))
                    .text("last_response_state", state(change));
        } else {
            json.text("status", state(change));
        }
    }

    private static void item(JsonWriter json, Change change) {
        if (change.resource() instanceof Resource.OfMessage(var conversation, _)) {
            json.text("conversation_id", WireIds.of(conversation));
        }
        json.text("role", String.valueOf(change.members().get("author")));
    }

    private static String state(Change change) {
        return String.valueOf(change.members().get("state"));
    }

    private static String response(Map<String, @Nullable Object> members) {
        return WireIds.of(
                new GenerationId(UUID.fromString(String.valueOf(members.get("generation")))));
    }

    private static void members(JsonWriter json, Map<String, @Nullable Object> members) {
        members.forEach((name, value) -> {
            json.name(name);
            json.tree(value);
        });
    }
}
