package dev.parley.streaming.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

import dev.parley.application.input.Breach;
import dev.parley.application.input.InputSize;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.Violation.Rule;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads JSON into maps, lists, texts, numbers and booleans. What it takes and how it refuses is
 * what every address of the API does.
 */
public final class JsonReader {

    /** So that the parser itself never gives up first. */
    private static final int PARSED_DEPTH = 1000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(PARSED_DEPTH + 1)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final Pattern ASIDE =
            Pattern.compile("[.:]?\\s*(\\R|\\(start marker|\\[Source|$)");

    private JsonReader() {}

    /** Reads one value that may be of any size. */
    public static @Nullable Object read(byte[] json) {
        return read(json, InputSize.any());
    }

    /**
     * Reads one value; nothing at all is null.
     *
     * @throws FailureException with a {@link Rule#UNREADABLE} violation if it is no JSON, nested
     *     too deeply, too large, or has two members of one name
     */
    public static @Nullable Object read(byte[] json, InputSize size) {
        try (var parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                return null;
            }
            var value = value(parser, size);
            if (parser.nextToken() != null) {
                throw Breach.of("", Rule.UNREADABLE, "goes on behind its JSON document");
            }
            return value;
        } catch (StreamConstraintsException _) {
            throw Breach.of("", Rule.UNREADABLE, "has a name or a number of too many characters");
        } catch (JsonProcessingException malformed) {
            throw Breach.of("", Rule.UNREADABLE, "is not JSON: " + reason(malformed));
        } catch (IOException _) {
            throw Breach.of("", Rule.UNREADABLE, "is not JSON in UTF-8");
        }
    }

    private static @Nullable Object value(JsonParser parser, InputSize size) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, size);
            case START_ARRAY -> array(parser, size);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, InputSize size)
            throws IOException {
        size.enter();
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            size.add();
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser, size));
        }
        size.leave();
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser, InputSize size)
            throws IOException {
        size.enter();
        var elements = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            size.add();
            elements.add(value(parser, size));
        }
        size.leave();
        return elements;
    }

    /** The parser's first words; what follows them speaks of the parser. */
    private static String reason(JsonProcessingException malformed) {
        var where = malformed.getLocation();
        var words = ASIDE.split(malformed.getOriginalMessage(), 2)[0];
        return where == null
                ? words
                : words + " at line " + where.getLineNr() + ", column " + where.getColumnNr();
    }
}
