package dev.parley.bootstrap.settings;

import dev.parley.bootstrap.StartRefusedException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Named values in a file, below a path within it.
 *
 * @param path where they are, such as {@code providers[0].models[1].}; empty for the whole file
 */
record Members(Map<String, Object> values, String path, String file) {

    /** Takes a map as it was read; what is there without a value counts as absent. */
    static Members of(Map<?, ?> read, String path, String file) {
        var values = new LinkedHashMap<String, Object>();
        read.forEach((key, value) -> {
            if (value != null) {
                values.put(String.valueOf(key), value);
            }
        });
        return new Members(values, path, file);
    }

    /** Refuses every member that is not one of these. */
    void allow(Set<String> known) {
        for (var key : values.keySet()) {
            if (!known.contains(key)) {
                throw new StartRefusedException(
                        "The setting '%s' from %s does not exist; there are %s."
                                .formatted(path + key, file, String.join(", ", known)),
                        Given.WRONG_SETTING);
            }
        }
    }

    Optional<Given> text(String key) {
        return text(key, false);
    }

    Optional<Given> text(String key, boolean isSecret) {
        return Optional.ofNullable(values.get(key)).map(value -> single(key, value, isSecret));
    }

    Given required(String key) {
        return text(key)
                .orElseThrow(() ->
                        new StartRefusedException(
                                "The setting %s from %s is missing.".formatted(path + key, file),
                                Given.WRONG_SETTING));
    }

    Optional<Members> inside(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> inside(key, value));
    }

    /**
     * The elements of a list; one that is a single value is taken for a map of just this member.
     */
    List<Members> list(String key, String soleMember) {
        var elements = new ArrayList<Members>();
        var value = values.get(key);
        if (value == null) {
            return elements;
        }
        if (!(value instanceof List<?> several)) {
            throw given(key, value, false).refusedBecauseItMustBe("a list");
        }
        for (var index = 0; index < several.size(); index++) {
            elements.add(element(key + "[" + index + "]", several.get(index), soleMember));
        }
        return elements;
    }

    private Members element(String key, @Nullable Object value, String soleMember) {
        if (value instanceof Map<?, ?> map) {
            return of(map, path + key + ".", file);
        }
        var only = single(key, value == null ? "" : value, false);
        return new Members(Map.of(soleMember, only.value()), path + key + ".", file);
    }

    private Members inside(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            return of(map, path + key + ".", file);
        }
        throw given(key, value, false).refusedBecauseItMustBe("a map of members");
    }

    private Given single(String key, Object value, boolean isSecret) {
        if (value instanceof Map || value instanceof List) {
            throw given(key, value, true).refusedBecauseItMustBe("a single value");
        }
        return given(key, value, isSecret);
    }

    private Given given(String key, Object value, boolean isSecret) {
        return new Given(
                path + key, String.valueOf(value).strip(), file, Given.Origin.FILE, isSecret);
    }

    /** Among the values are keys. */
    @Override
    public String toString() {
        return "Members[" + path + values.keySet() + " in " + file + "]";
    }
}
