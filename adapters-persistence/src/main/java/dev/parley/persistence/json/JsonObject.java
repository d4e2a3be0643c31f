package dev.parley.persistence.json;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A JSON object with members that somebody here once wrote. Members that are absent or null are the
 * same.
 */
public final class JsonObject {

    private final Map<String, @Nullable Object> members;

    JsonObject(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    public JsonObject() {
        this(new LinkedHashMap<>());
    }

    /** Sets a member: a text, number, boolean, object, list of these, or nothing. */
    public JsonObject with(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    /** Sets a member even to nothing, so that it can be told apart from one that was never set. */
    public JsonObject including(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    /**
     * All members, in order: texts, {@link Long}, {@link Double}, booleans, objects, lists or
     * nothing.
     */
    public Map<String, @Nullable Object> members() {
        return members;
    }

    public @Nullable Object optional(String name) {
        return members.get(name);
    }

    public @Nullable String optionalText(String name) {
        return (String) members.get(name);
    }

    public String text(String name) {
        return (String) required(name);
    }

    public long number(String name) {
        return ((Number) required(name)).longValue();
    }

    public @Nullable Long optionalNumber(String name) {
        return members.get(name) instanceof Number number ? number.longValue() : null;
    }

    public @Nullable Double optionalDecimal(String name) {
        return members.get(name) instanceof Number number ? number.doubleValue() : null;
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    public @Nullable Boolean optionalFlag(String name) {
        return (Boolean) members.get(name);
    }

    public JsonObject object(String name) {
        return (JsonObject) required(name);
    }

    /** A list of objects, each made into something; empty if the member is absent. */
    public <T> List<T> list(String name, Function<JsonObject, T> make) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(element -> make.apply((JsonObject) element)).toList()
                : List.of();
    }

    /** A list of texts; empty if the member is absent. */
    public List<String> texts(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    private Object required(String name) {
        var value = members.get(name);
        if (value == null) {
            throw new IllegalStateException("stored JSON has no member \"" + name + "\"");
        }
        return value;
    }
}
