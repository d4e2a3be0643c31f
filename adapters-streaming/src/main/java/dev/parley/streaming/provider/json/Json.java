package dev.parley.streaming.provider.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;

/** Opens parsers and generators, and steps through objects. */
public final class Json {

    private static final int DEEPEST = 100;

    /**
     * Buffers are shared by all threads: one set for each virtual thread would cost more than the
     * streams themselves.
     */
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build();

    /**
     * Takes the value of one member; the parser stands on the value's first token, and has to stand
     * on its last.
     */
    @FunctionalInterface
    public interface Member {
        void read(String name, JsonParser parser) throws IOException;
    }

    /** Takes one element of an array. */
    @FunctionalInterface
    public interface Element {
        void read(JsonParser parser) throws IOException;
    }

    private Json() {}

    public static JsonParser parser(byte[] bytes, int start, int length) throws IOException {
        return FACTORY.createParser(bytes, start, length);
    }

    public static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }

    public static JsonGenerator generator(OutputStream target) throws IOException {
        return FACTORY.createGenerator(target);
    }

    /** Reads the one object that is all there is. */
    public static void only(JsonParser parser, Member member) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "an object was expected");
        }
        each(parser, member);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the object");
        }
    }

    /** Reads the members of the object on which the parser stands; steps over anything else. */
    public static void each(JsonParser parser, Member member) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            member.read(name, parser);
        }
    }

    /** Reads the elements of the array on which the parser stands; steps over anything else. */
    public static void elements(JsonParser parser, Element element) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read(parser);
        }
    }

    /**
     * The text of a string or number; nothing for null, true and false; arrays and objects are
     * stepped over.
     */
    public static @Nullable String text(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getText();
            case START_OBJECT, START_ARRAY -> {
                parser.skipChildren();
                yield null;
            }
            case null, default -> null;
        };
    }

    /** The text of a string or number; empty for everything else. */
    public static String textOrEmpty(JsonParser parser) throws IOException {
        var text = text(parser);
        return text == null ? "" : text;
    }

    /** A count; 0 for whatever is none. */
    public static long count(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Math.max(0, parser.getLongValue());
        }
        parser.skipChildren();
        return 0;
    }

    /** Writes JSON that somebody handed in as text, if it is exactly one value. */
    public static void copy(String json, JsonGenerator target) throws IOException {
        try (var parser = parser(json)) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "a value was expected");
            }
            target.copyCurrentStructureExact(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the value");
            }
        }
    }
}
