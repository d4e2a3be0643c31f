package dev.parley.bootstrap.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON made comparable, and what a response says. */
final class Canonical {

    private Canonical() {}

    /** The same with its members in the order of their names. */
    static String of(JsonNode value) {
        try {
            var members = Reply.JSON.convertValue(value, Object.class);
            return Reply.JSON
                    .writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(members);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One member of all parts of a type, put together. */
    static String texts(JsonNode response, String type, String member) {
        var together = new StringBuilder();
        for (var item : response.get("output")) {
            for (var part : item.path("content")) {
                if (part.get("type").asText().equals(type)) {
                    together.append(part.get(member).asText());
                }
            }
        }
        return together.toString();
    }

    /** The arguments of all calls, put together. */
    static String arguments(JsonNode response) {
        var together = new StringBuilder();
        response.get("output").forEach(item -> together.append(item.path("arguments").asText()));
        return together.toString();
    }
}
