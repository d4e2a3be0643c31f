package dev.parley.streaming.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes JSON, and whatever frames it, straight into bytes. Members come out in the order in which
 * they are written, absent values as {@code null}.
 */
public final class JsonWriter implements AutoCloseable {

    private static final int USUAL_SIZE = 512;

    /** Pools are not per thread: there is a thread for each stream. */
    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .rootValueSeparator((String) null)
                    .build();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    private final JsonGenerator json;

    public JsonWriter() {
        try {
            json = FACTORY.createGenerator(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What these instructions write. */
    public static byte[] bytes(Consumer<JsonWriter> writing) {
        try (var json = new JsonWriter()) {
            writing.accept(json);
            return json.taken();
        }
    }

    /** What was written since the last time. */
    public byte[] taken() {
        try {
            json.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    /** About how many bytes were written since they were last taken. */
    public int size() {
        return bytes.size() + Math.max(0, json.getOutputBuffered());
    }

    public JsonWriter object() {
        return write(JsonGenerator::writeStartObject);
    }

    public JsonWriter object(String name) {
        return write(out -> out.writeObjectFieldStart(name));
    }

    public JsonWriter endObject() {
        return write(JsonGenerator::writeEndObject);
    }

    public JsonWriter array() {
        return write(JsonGenerator::writeStartArray);
    }

    public JsonWriter array(String name) {
        return write(out -> out.writeArrayFieldStart(name));
    }

    public JsonWriter endArray() {
        return write(JsonGenerator::writeEndArray);
    }

    /** A member whose value comes next. */
    public JsonWriter name(String name) {
        return write(out -> out.writeFieldName(name));
    }

    public JsonWriter text(String name, @Nullable String value) {
        return write(out -> {
            out.writeFieldName(name);
            out.writeString(value);
        });
    }

    public JsonWriter text(String value) {
        return write(out -> out.writeString(value));
    }

    public JsonWriter number(String name, long value) {
        return write(out -> out.writeNumberField(name, value));
    }

    public JsonWriter number(long value) {
        return write(out -> out.writeNumber(value));
    }

    public JsonWriter number(String name, @Nullable Integer value) {
        return value == null ? nothing(name) : number(name, value.longValue());
    }

    public JsonWriter number(String name, @Nullable Long value) {
        return value == null ? nothing(name) : number(name, value.longValue());
    }

    /** A number that may have decimals; without them it is written as an integer. */
    public JsonWriter number(String name, double value) {
        return value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE
                ? number(name, (long) value)
                : write(out -> out.writeNumberField(name, value));
    }

    public JsonWriter truth(String name, boolean value) {
        return write(out -> out.writeBooleanField(name, value));
    }

    public JsonWriter truth(String name, @Nullable Boolean value) {
        return value == null ? nothing(name) : truth(name, value.booleanValue());
    }

    public JsonWriter nothing(String name) {
        return write(out -> out.writeNullField(name));
    }

    /** A member whose value is JSON already. */
    public JsonWriter json(String name, @Nullable String value) {
        return write(out -> {
            out.writeFieldName(name);
            if (value == null) {
                out.writeNull();
            } else {
                out.writeRawValue(value);
            }
        });
    }

    public JsonWriter texts(String name, Map<String, String> members) {
        object(name);
        members.forEach(this::text);
        return endObject();
    }

    /** A value as {@link JsonReader} reads it. */
    public JsonWriter tree(@Nullable Object value) {
        return write(out -> tree(out, value));
    }

    /** Something around the JSON, as it is. */
    public JsonWriter raw(SerializableString prepared) {
        return write(out -> out.writeRaw(prepared));
    }

    /** Something around the JSON, as it is. */
    public JsonWriter raw(String text) {
        return write(out -> out.writeRaw(text));
    }

    /** Several values, or members, written by these instructions. */
    public JsonWriter with(Consumer<JsonWriter> writing) {
        writing.accept(this);
        return this;
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void tree(JsonGenerator out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Boolean truth -> out.writeBoolean(truth);
            case Number number -> out.writeNumber(number.toString());
            case List<?> list -> {
                out.writeStartArray();
                for (var element : list) {
                    tree(out, element);
                }
                out.writeEndArray();
            }
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (var member : map.entrySet()) {
                    out.writeFieldName((String) member.getKey());
                    tree(out, member.getValue());
                }
                out.writeEndObject();
            }
            default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
        }
    }

    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private JsonWriter write(Writing writing) {
        try {
            writing.to(json);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
