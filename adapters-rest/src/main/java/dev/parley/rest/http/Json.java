package dev.parley.rest.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import dev.parley.application.input.Breach;
import dev.parley.application.input.InputSize;
import dev.parley.domain.failure.Violation.Rule;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * JSON as plain Java: text, {@link Number}, {@link Boolean}, {@link List}, {@link Map} and null.
 * Members are written in the order in which they were put, those that are null too.
 */
public final class Json {

    /** So that the parser itself never gives up first. */
    private static final int PARSED_DEPTH = 1000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(PARSED_DEPTH + 1)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final Pattern ASIDE =
            Pattern.compile("[.:]?\\s*(\\R|\\(start marker|\\[Source|$)");

    private Json() {}

    /** An object whose members are given one by one. */
    public static Members object() {
        return new Members();
    }

    /** An object that grows. */
    public static final class Members extends LinkedHashMap<String, @Nullable Object> {

        private static final long serialVersionUID = 1L;

        private Members() {}

        public Members with(String name, @Nullable Object value) {
            put(name, value);
            return this;
        }
    }

    /** The value in UTF-8. */
    public static byte[] write(@Nullable Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var generator = FACTORY.createGenerator(bytes)) {
            write(generator, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a document; an empty one is null.
     *
     * @throws dev.parley.domain.failure.FailureException if it is no JSON, nested too deeply, or
     *     too large
     */
    public static @Nullable Object read(byte[] document, InputSize size) {
        try (var parser = FACTORY.createParser(document)) {
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

    /** The parser's first words; what follows them speaks of the parser. */
    private static String reason(JsonProcessingException malformed) {
        var where = malformed.getLocation();
        var words = ASIDE.split(malformed.getOriginalMessage(), 2)[0];
        return where == null
                ? words
                : words + " at line " + where.getLineNr() + ", column " + where.getColumnNr();
    }

    private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Boolean truth -> generator.writeBoolean(truth);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Number number -> generator.writeNumber(new BigDecimal(number.toString()));
            case List<?> list -> {
                generator.writeStartArray();
                for (var element : list) {
                    write(generator, element);
                }
                generator.writeEndArray();
            }
            case Map<?, ?> members -> {
                generator.writeStartObject();
                for (var member : members.entrySet()) {
                    generator.writeFieldName(String.valueOf(member.getKey()));
                    write(generator, member.getValue());
                }
                generator.writeEndObject();
            }
            default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
        }
    }

    private static @Nullable Object value(JsonParser parser, InputSize size) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case START_ARRAY -> {
                size.enter();
                var elements = new ArrayList<@Nullable Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    size.add();
                    elements.add(value(parser, size));
                }
                size.leave();
                yield elements;
            }
            case START_OBJECT -> {
                size.enter();
                var members = object();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    size.add();
                    var name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser, size));
                }
                size.leave();
                yield members;
            }
            default -> throw new IllegalStateException("no value: " + parser.currentToken());
        };
    }
}
