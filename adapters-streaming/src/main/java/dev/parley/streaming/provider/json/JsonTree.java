package dev.parley.streaming.provider.json;

import com.fasterxml.jackson.core.JsonParser;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as plain maps, lists, strings, numbers and booleans, for what is small and rare. {@code
 * null} stands for null, and is left out of objects.
 */
public final class JsonTree {

    private JsonTree() {}

    /** The whole text as one value. */
    public static @Nullable Object read(String json) throws IOException {
        try (var parser = Json.parser(json)) {
            parser.nextToken();
            return value(parser);
        }
    }

    /** The value on which the parser stands. */
    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        var members = new LinkedHashMap<String, Object>();
        Json.each(
                parser,
                (name, member) -> {
                    var value = value(member);
                    if (value != null) {
                        members.put(name, value);
                    }
                });
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        var elements = new ArrayList<@Nullable Object>();
        Json.elements(parser, element -> elements.add(value(element)));
        return elements;
    }
}
