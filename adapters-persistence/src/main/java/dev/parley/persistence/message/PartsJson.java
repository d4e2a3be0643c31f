package dev.parley.persistence.message;

import dev.parley.domain.message.BlobId;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;
import dev.parley.persistence.json.JsonObject;

import java.util.Base64;
import java.util.List;

/** Parts of what was said, as JSON. */
final class PartsJson {

    private static final String TEXT = "text";
    private static final String IMAGE = "image";
    private static final String FILE = "file";
    private static final String REFUSAL = "refusal";

    private PartsJson() {}

    static List<JsonObject> write(List<Part> parts) {
        return parts.stream().map(PartsJson::write).toList();
    }

    static List<Part> read(JsonObject object, String name) {
        return object.list(name, PartsJson::part);
    }

    private static JsonObject write(Part part) {
        return switch (part) {
            case Part.Text(var text, var citations) ->
                    new JsonObject()
                            .with("type", TEXT)
                            .with("text", text)
                            .with(
                                    "citations",
                                    citations.isEmpty()
                                            ? null
                                            : citations.stream().map(PartsJson::write).toList());
            case Part.Image(var media, var detail) ->
                    write(media).with("type", IMAGE).with("detail", detail.name());
            case Part.File(var name, var media) ->
                    write(media).with("type", FILE).with("name", name);
            case Part.Refusal(var text) ->
                    new JsonObject().with("type", REFUSAL).with("text", text);
        };
    }

    private static Part part(JsonObject object) {
        return switch (object.text("type")) {
            case TEXT ->
                    new Part.Text(
                            object.text("text"), object.list("citations", PartsJson::citation));
            case IMAGE -> new Part.Image(media(object), Part.Detail.valueOf(object.text("detail")));
            case FILE -> new Part.File(object.optionalText("name"), media(object));
            case REFUSAL -> new Part.Refusal(object.text("text"));
            case String unknown ->
                    throw new IllegalStateException("stored part of unknown type " + unknown);
        };
    }

    private static JsonObject write(Part.Citation citation) {
        return new JsonObject()
                .with("url", citation.url())
                .with("title", citation.title())
                .with("start", citation.start())
                .with("end", citation.end());
    }

    private static Part.Citation citation(JsonObject object) {
        return new Part.Citation(
                object.text("url"),
                object.text("title"),
                (int) object.number("start"),
                (int) object.number("end"));
    }

    private static JsonObject write(Media media) {
        return switch (media) {
            case Media.Remote(var url) -> new JsonObject().with("url", url);
            case Media.Stored(var blob, var mediaType, var size) ->
                    new JsonObject()
                            .with("blob", blob.value())
                            .with("media_type", mediaType)
                            .with("size", size);
            case Media.Inline(var mediaType, var bytes) ->
                    new JsonObject()
                            .with("base64", Base64.getEncoder().encodeToString(bytes))
                            .with("media_type", mediaType);
        };
    }

    private static Media media(JsonObject object) {
        var url = object.optionalText("url");
        if (url != null) {
            return new Media.Remote(url);
        }
        var blob = object.optionalText("blob");
        return blob != null
                ? new Media.Stored(
                        new BlobId(blob), object.text("media_type"), object.number("size"))
                : new Media.Inline(
                        object.text("media_type"),
                        Base64.getDecoder().decode(object.text("base64")));
    }
}
