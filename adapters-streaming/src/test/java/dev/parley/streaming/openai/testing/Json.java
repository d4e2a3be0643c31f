package dev.parley.streaming.openai.testing;

import dev.parley.streaming.http.JsonReader;
import dev.parley.streaming.http.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** JSON, as a test looks into it. */
public record Json(@Nullable Object value) {

    public static Json read(String text) {
        return new Json(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What stands at a path such as {@code output.0.id}. */
    public Json at(String path) {
        var found = value;
        for (var step : path.split("\\.", -1)) {
            found =
                    switch (found) {
                        case Map<?, ?> map -> map.get(step);
                        case List<?> list -> list.get(Integer.parseInt(step));
                        case null, default ->
                                throw new AssertionError("no " + step + " in " + this);
                    };
        }
        return new Json(found);
    }

    public String text(String path) {
        return String.valueOf(at(path).value());
    }

    public long number(String path) {
        return ((Number) at(path).value()).longValue();
    }

    public List<Json> list(String path) {
        return ((List<?>) at(path).value()).stream().map(element -> new Json(element)).toList();
    }

    public boolean has(String name) {
        return ((Map<?, ?>) value).containsKey(name);
    }

    @Override
    public String toString() {
        return new String(JsonWriter.bytes(json -> json.tree(value)), StandardCharsets.UTF_8);
    }
}
