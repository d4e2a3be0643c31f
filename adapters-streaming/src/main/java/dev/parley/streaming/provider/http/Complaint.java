package dev.parley.streaming.provider.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.parley.streaming.provider.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Locale;

/** What a provider says is wrong: in the body of a refusal, or in place of a piece of an answer. */
public record Complaint(@Nullable String type, @Nullable String code, @Nullable String message) {

    public static final Complaint NONE = new Complaint(null, null, null);

    /**
     * Reads the value of a member named {@code error}, which services write as an object or as a
     * sentence.
     */
    public static Complaint read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return new Complaint(null, null, Json.text(parser));
        }
        var found = new Gathering();
        Json.each(parser, found::take);
        return found.complaint();
    }

    /** Reads a refusal's body; whatever is no JSON says nothing. */
    static Complaint ofBody(byte[] body) {
        var found = new Gathering();
        try (var parser = Json.parser(body, 0, body.length)) {
            // Gemini wraps its errors in an array
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                parser.nextToken();
            }
            Json.each(parser, found::take);
        } catch (IOException notJson) {
            return found.complaint();
        }
        return found.complaint();
    }

    /** Type and code, in lower case. */
    String words() {
        return (type + " " + code).toLowerCase(Locale.ROOT);
    }

    /** What a provider says may repeat the key that it was sent. */
    @Override
    public String toString() {
        return "Complaint[" + type + ", " + code + "]";
    }

    private static final class Gathering {
        private @Nullable String type;
        private @Nullable String code;
        private @Nullable String message;

        void take(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "error" -> nested(Complaint.read(parser));
                case "type", "status" -> type = Json.text(parser);
                case "code" -> code = Json.text(parser);
                case "message", "detail" -> message = Json.text(parser);
                default -> parser.skipChildren();
            }
        }

        private void nested(Complaint inner) {
            type = inner.type();
            code = inner.code();
            message = inner.message();
        }

        Complaint complaint() {
            return new Complaint(type, code, message);
        }
    }
}
