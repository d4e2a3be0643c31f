package dev.parley.streaming.provider.demo;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.parley.streaming.provider.json.Json;
import dev.parley.streaming.provider.json.JsonTree;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Makes JSON that a JSON Schema would pass. */
final class SampleJson {

    private SampleJson() {}

    /** A value for this schema; an empty object where there is none, or none that can be read. */
    static String of(@Nullable String schema) {
        if (schema == null) {
            return "{}";
        }
        try {
            return JsonTree.read(schema) instanceof Map<?, ?> root
                    ? written(new SampleValue(root).value())
                    : "{}";
        } catch (IOException notJson) {
            return "{}";
        }
    }

    /** Text as a JSON string. */
    static String quoted(String text) {
        return written(text);
    }

    private static String written(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var json = Json.generator(bytes)) {
            write(json, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case Map<?, ?> members -> {
                json.writeStartObject();
                for (var member : members.entrySet()) {
                    json.writeFieldName(String.valueOf(member.getKey()));
                    write(json, member.getValue());
                }
                json.writeEndObject();
            }
            case List<?> elements -> {
                json.writeStartArray();
                for (var element : elements) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case Number number -> json.writeNumber(number.toString());
            case Boolean truth -> json.writeBoolean(truth);
            case String text -> json.writeString(text);
            case null, default -> json.writeNull();
        }
    }
}
