package dev.parley.streaming.provider.chatcompletions;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;
import dev.parley.streaming.provider.attachment.Base64Data;
import dev.parley.streaming.provider.attachment.FileText;
import dev.parley.streaming.provider.http.NotSendable;
import dev.parley.streaming.provider.preset.Preset;

import java.io.IOException;
import java.util.List;

/** Writes messages that may hold more than text. */
final class ChatParts {

    private final JsonGenerator json;
    private final Preset preset;

    ChatParts(JsonGenerator json, Preset preset) {
        this.json = json;
        this.preset = preset;
    }

    /** One text alone is written as a string, which every service understands. */
    void message(String role, List<Part> parts) throws IOException {
        json.writeStartObject();
        json.writeStringField("role", role);
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Text(var text, _)) {
            json.writeStringField("content", text);
        } else {
            json.writeArrayFieldStart("content");
            for (var part : parts) {
                part(part);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void part(Part part) throws IOException {
        switch (part) {
            case Part.Text(var text, _) -> text(text);
            case Part.Refusal(var text) -> text(text);
            case Part.Image(var media, var detail) -> image(media, detail);
            case Part.File file -> file(file);
        }
    }

    private void text(String text) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "text");
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private void image(Media media, Part.Detail detail) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "image_url");
        json.writeObjectFieldStart("image_url");
        json.writeStringField("url", url(media));
        switch (detail) {
            case AUTO -> {
                // the wire's own default
            }
            case LOW -> json.writeStringField("detail", "low");
            case HIGH, ORIGINAL -> json.writeStringField("detail", "high");
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void file(Part.File file) throws IOException {
        var asText = FileText.of(file);
        if (asText.isPresent()) {
            text(asText.get());
            return;
        }
        var objection = new ChatObjections(preset).toFile(file);
        if (objection.isPresent()) {
            throw new NotSendable(objection.get());
        }
        json.writeStartObject();
        json.writeStringField("type", "file");
        json.writeObjectFieldStart("file");
        json.writeStringField("filename", file.name() == null ? "file" : file.name());
        json.writeStringField("file_data", url(file.media()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String url(Media media) {
        return switch (media) {
            case Media.Remote(var url) -> url;
            case Media.Inline inline -> Base64Data.url(inline);
            case Media.Stored _ ->
                    throw new IllegalArgumentException(
                            "stored media are read before a model is asked");
        };
    }
}
