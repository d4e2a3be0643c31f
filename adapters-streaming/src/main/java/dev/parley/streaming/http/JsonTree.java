package dev.parley.streaming.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.failure.Violation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON into maps, lists, texts, numbers and booleans. Of members with the same name the last
 * one counts.
 */
public final class JsonTree {

    private static final int DEEPEST = 64;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private JsonTree() {}

    /**
     * Reads one value.
     *
     * @throws FailureException with a {@link Violation.Rule#UNREADABLE} violation if it is none
     */
    public static @Nullable Object read(byte[] json) {
        try (var parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw unreadable("it is empty");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw unreadable("something stands behind its end");
            }
            return value;
        } catch (IOException notJson) {
            throw unreadable(reason(notJson));
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        var elements = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    /** The first line of what the parser says; the rest names its own classes. */
    private static String reason(IOException notJson) {
        var message = notJson.getMessage();
        return message == null ? "it breaks off" : message.lines().findFirst().orElse("");
    }

    private static FailureException unreadable(String reason) {
        return new FailureException(
                new InvalidRequest(
                        List.of(
                                new Violation(
                                        "",
                                        Violation.Rule.UNREADABLE,
                                        "The body is not valid JSON: " + reason + "."))));
    }
}
