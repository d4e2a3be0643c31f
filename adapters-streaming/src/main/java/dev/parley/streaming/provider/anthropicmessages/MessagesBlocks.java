package dev.parley.streaming.provider.anthropicmessages;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.parley.domain.message.Content;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;
import dev.parley.streaming.provider.attachment.Base64Data;
import dev.parley.streaming.provider.attachment.FileText;
import dev.parley.streaming.provider.http.NotSendable;
import dev.parley.streaming.provider.json.JsonTree;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes the blocks that messages are made of. */
final class MessagesBlocks {

    private final JsonGenerator json;

    MessagesBlocks(JsonGenerator json) {
        this.json = json;
    }

    void parts(List<Part> parts) throws IOException {
        for (var part : parts) {
            switch (part) {
                case Part.Text(var text, _) -> text(text);
                case Part.Refusal(var text) -> text(text);
                case Part.Image(var media, _) -> source("image", media);
                case Part.File file -> file(file);
            }
        }
    }

    void call(Content.ToolCalled call) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "tool_use");
        json.writeStringField("id", call.callId());
        json.writeStringField("name", call.tool());
        json.writeFieldName("input");
        MessagesRequest.copy(
                json,
                isObject(call.arguments()) ? call.arguments() : "{}",
                "A tool call's arguments");
        json.writeEndObject();
    }

    void result(Content.ToolReturned result) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "tool_result");
        json.writeStringField("tool_use_id", result.callId());
        switch (result.output()) {
            case Content.Output.Plain(var text) -> json.writeStringField("content", text);
            case Content.Output.Parts(var parts) -> {
                json.writeArrayFieldStart("content");
                parts(parts);
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private void text(String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "text");
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private void file(Part.File file) throws IOException {
        var asText = FileText.of(file);
        if (asText.isPresent()) {
            text(asText.get());
        } else if (!MessagesObjections.isTaken(file)) {
            throw new NotSendable(MessagesObjections.NO_OTHER_FILES);
        } else {
            source("document", file.media());
        }
    }

    private void source(String type, Media media) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeObjectFieldStart("source");
        switch (media) {
            case Media.Remote(var url) when !url.startsWith("data:") -> {
                json.writeStringField("type", "url");
                json.writeStringField("url", url);
            }
            case Media.Remote(var url) -> data(mediaType(url), url.substring(url.indexOf(',') + 1));
            case Media.Inline inline -> data(inline.mediaType(), Base64Data.of(inline));
            case Media.Stored _ ->
                    throw new IllegalArgumentException(
                            "stored media are read before a model is asked");
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void data(String mediaType, String base64) throws IOException {
        json.writeStringField("type", "base64");
        json.writeStringField("media_type", mediaType);
        json.writeStringField("data", base64);
    }

    private static String mediaType(String dataUrl) {
        return dataUrl.substring("data:".length()).split("[;,]", 2)[0];
    }

    private static boolean isObject(String json) {
        try {
            return JsonTree.read(json) instanceof Map<?, ?>;
        } catch (IOException notJson) {
            return false;
        }
    }
}
