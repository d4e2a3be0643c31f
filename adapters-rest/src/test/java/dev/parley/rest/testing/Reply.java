package dev.parley.rest.testing;

import dev.parley.application.input.InputSize;
import dev.parley.rest.http.Json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What came back.
 *
 * @param headers by their names in lower case
 */
public record Reply(int status, Map<String, List<String>> headers, String body) {

    public @Nullable String header(String name) {
        var values = headers.get(name);
        return values == null ? null : String.join(", ", values);
    }

    /** The body as objects, lists, texts, numbers and truth values. */
    public @Nullable Object json() {
        return Json.read(body.getBytes(StandardCharsets.UTF_8), InputSize.any());
    }

    @SuppressWarnings("unchecked") // members of JSON objects are texts
    public Map<String, @Nullable Object> object() {
        return (Map<String, @Nullable Object>) json();
    }

    /** The members of {@code error}. */
    @SuppressWarnings("unchecked") // members of JSON objects are texts
    public Map<String, @Nullable Object> error() {
        return (Map<String, @Nullable Object>) object().get("error");
    }
}
