package dev.parley.persistence.message;

import dev.parley.domain.message.Content;
import dev.parley.persistence.json.Json;
import dev.parley.persistence.json.JsonObject;

/** What a message holds, as JSON beside the name of its kind. */
final class ContentJson {

    /** The kinds, by the names that the table has for them. */
    enum Kind {
        SAID,
        REASONED,
        TOOL_CALLED,
        TOOL_RETURNED
    }

    private ContentJson() {}

    static Kind kindOf(Content content) {
        return switch (content) {
            case Content.Said _ -> Kind.SAID;
            case Content.Reasoned _ -> Kind.REASONED;
            case Content.ToolCalled _ -> Kind.TOOL_CALLED;
            case Content.ToolReturned _ -> Kind.TOOL_RETURNED;
        };
    }

    static String write(Content content) {
        var object = new JsonObject();
        switch (content) {
            case Content.Said(var parts) -> object.with("parts", PartsJson.write(parts));
            case Content.Reasoned(var summaries, var texts) ->
                    object.with("summaries", summaries).with("texts", texts);
            case Content.ToolCalled(var callId, var tool, var arguments) ->
                    object.with("call_id", callId).with("tool", tool).with("arguments", arguments);
            case Content.ToolReturned(var callId, Content.Output.Plain(var text)) ->
                    object.with("call_id", callId).with("text", text);
            case Content.ToolReturned(var callId, Content.Output.Parts(var parts)) ->
                    object.with("call_id", callId).with("parts", PartsJson.write(parts));
        }
        return Json.write(object);
    }

    static Content read(Kind kind, String json) {
        var object = Json.read(json);
        return switch (kind) {
            case SAID -> new Content.Said(PartsJson.read(object, "parts"));
            case REASONED -> new Content.Reasoned(object.texts("summaries"), object.texts("texts"));
            case TOOL_CALLED ->
                    new Content.ToolCalled(
                            object.text("call_id"), object.text("tool"), object.text("arguments"));
            case TOOL_RETURNED -> new Content.ToolReturned(object.text("call_id"), output(object));
        };
    }

    private static Content.Output output(JsonObject object) {
        var text = object.optionalText("text");
        return text != null
                ? new Content.Output.Plain(text)
                : new Content.Output.Parts(PartsJson.read(object, "parts"));
    }
}
