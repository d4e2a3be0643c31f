package dev.parley.streaming.openai.wire;

import dev.parley.application.input.InputObject;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.shared.Metadata;

import java.util.LinkedHashMap;

/** Reads {@code metadata} (contract, section 2.5). */
public final class MetadataReader {

    private MetadataReader() {}

    /** The object's metadata; none if it has none. */
    public static Metadata metadata(InputObject object) {
        var metadata = object.object("metadata");
        if (metadata == null) {
            return Metadata.NONE;
        }
        var names = metadata.names();
        if (names.size() > Metadata.MAX_MEMBERS) {
            throw object.value("metadata")
                    .refused(
                            Rule.OBJECT_TOO_LARGE,
                            "has " + names.size() + " members; at most 16 are allowed");
        }
        var members = new LinkedHashMap<String, String>();
        for (var name : names) {
            if (name.length() > Metadata.MAX_KEY_LENGTH) {
                throw object.value("metadata")
                        .refused(
                                Rule.TEXT_TOO_LONG,
                                "has a key of "
                                        + name.length()
                                        + " characters; at most 64 are allowed");
            }
            if (!metadata.has(name)) {
                throw metadata.value(name).refused(Rule.WRONG_TYPE, "must be a string, not null");
            }
            members.put(name, metadata.requiredText(name, Metadata.MAX_VALUE_LENGTH));
        }
        return new Metadata(members);
    }
}
