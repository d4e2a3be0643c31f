package dev.parley.domain.shared;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A few short strings that a caller attaches to a thing: at most 16 members, keys of 1 to 64
 * characters, values of up to 512. The order is kept.
 */
public record Metadata(Map<String, String> members) {

    public static final int MAX_MEMBERS = 16;
    public static final int MAX_KEY_LENGTH = 64;
    public static final int MAX_VALUE_LENGTH = 512;

    /** No metadata. */
    public static final Metadata NONE = new Metadata(Map.of());

    public Metadata {
        if (members.size() > MAX_MEMBERS) {
            throw invalid(
                    "metadata",
                    "metadata has " + members.size() + " members; at most 16 are allowed");
        }
        members.forEach(Metadata::check);
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    private static void check(String key, String value) {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw invalid(
                    "metadata",
                    "the metadata key \"" + abbreviated(key) + "\" must have 1 to 64 characters");
        }
        if (value.length() > MAX_VALUE_LENGTH) {
            throw invalid(
                    "metadata." + key,
                    "the value has " + value.length() + " characters; at most 512 are allowed");
        }
    }

    private static String abbreviated(String text) {
        return text.length() <= MAX_KEY_LENGTH ? text : text.substring(0, MAX_KEY_LENGTH) + "…";
    }

    private static FailureException invalid(String field, String message) {
        return new FailureException(InvalidRequest.of(field, message));
    }
}
