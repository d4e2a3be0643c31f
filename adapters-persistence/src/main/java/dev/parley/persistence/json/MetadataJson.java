package dev.parley.persistence.json;

import dev.parley.domain.shared.Metadata;

import java.util.LinkedHashMap;

/** Metadata as JSON, in order. */
public final class MetadataJson {

    private static final String NONE = "{}";

    private MetadataJson() {}

    public static String write(Metadata metadata) {
        if (metadata.members().isEmpty()) {
            return NONE;
        }
        var object = new JsonObject();
        metadata.members().forEach(object::with);
        return Json.write(object);
    }

    public static Metadata read(String json) {
        if (json.equals(NONE)) {
            return Metadata.NONE;
        }
        var members = new LinkedHashMap<String, String>();
        Json.read(json)
                .members()
                .forEach((name, value) -> members.put(name, String.valueOf(value)));
        return new Metadata(members);
    }
}
