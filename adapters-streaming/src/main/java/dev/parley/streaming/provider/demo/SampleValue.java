package dev.parley.streaming.provider.demo;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a value for a schema: what it prescribes, else what it proposes, else something of the
 * right type.
 */
final class SampleValue {

    /** Schemas may hold themselves; deeper than this, required members are left out. */
    private static final int DEEPEST = 8;

    private static final int MOST_ELEMENTS = 20;
    private static final int LONGEST_TEXT = 1000;

    /** In place of null, which a tree leaves out. */
    private static final Object NULL = new Object();

    private final Map<?, ?> root;

    SampleValue(Map<?, ?> root) {
        this.root = root;
    }

    Object value() {
        return value(root, "value", 0);
    }

    private Object value(Map<?, ?> schema, String name, int depth) {
        if (schema.get("$ref") instanceof String reference && depth < DEEPEST) {
            return value(referred(reference), name, depth + 1);
        }
        for (var prescribed : List.of("const", "default")) {
            var value = schema.get(prescribed);
            if (value != null) {
                return value;
            }
        }
        for (var listed : List.of("enum", "examples")) {
            if (schema.get(listed) instanceof List<?> values && !values.isEmpty()) {
                return values.getFirst() == null ? NULL : values.getFirst();
            }
        }
        for (var choice : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.get(choice) instanceof List<?> choices
                    && !choices.isEmpty()
                    && choices.getFirst() instanceof Map<?, ?> first
                    && depth < DEEPEST) {
                return value(merged(schema, first, choice), name, depth + 1);
            }
        }
        return ofType(schema, type(schema), name, depth);
    }

    private Object ofType(Map<?, ?> schema, String type, String name, int depth) {
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "integer" -> number(schema, true);
            case "number" -> number(schema, false);
            case "boolean" -> true;
            case "null" -> NULL;
            default -> text(schema, name);
        };
    }

    private Map<String, Object> object(Map<?, ?> schema, int depth) {
        var members = new LinkedHashMap<String, Object>();
        if (depth < DEEPEST && schema.get("required") instanceof List<?> required) {
            var properties = schema.get("properties") instanceof Map<?, ?> known ? known : Map.of();
            for (var name : required) {
                var property =
                        properties.get(name) instanceof Map<?, ?> described ? described : Map.of();
                members.put(String.valueOf(name), value(property, String.valueOf(name), depth + 1));
            }
        }
        return members;
    }

    private List<Object> array(Map<?, ?> schema, String name, int depth) {
        var count =
                Math.clamp(
                        whole(schema.get("minItems"), 1), depth < DEEPEST ? 1 : 0, MOST_ELEMENTS);
        if (schema.get("maxItems") instanceof Number most) {
            count = Math.min(count, most.intValue());
        }
        var items = schema.get("items") instanceof Map<?, ?> described ? described : Map.of();
        var elements = new ArrayList<Object>();
        for (var i = 0; i < count; i++) {
            elements.add(value(items, name, depth + 1));
        }
        return elements;
    }

    private static Number number(Map<?, ?> schema, boolean isWhole) {
        var low = decimal(schema.get("minimum"), decimal(schema.get("exclusiveMinimum"), null));
        var high = decimal(schema.get("maximum"), decimal(schema.get("exclusiveMaximum"), null));
        var value = BigDecimal.ONE;
        if (low != null && value.compareTo(low) <= 0) {
            value = schema.containsKey("minimum") ? low : low.add(step(low, high, isWhole));
        }
        if (high != null && value.compareTo(high) >= 0) {
            value =
                    schema.containsKey("maximum")
                            ? high
                            : low == null ? high.subtract(BigDecimal.ONE) : value;
        }
        var multiple = decimal(schema.get("multipleOf"), null);
        if (multiple != null && multiple.signum() > 0) {
            value = value.divide(multiple, 0, RoundingMode.CEILING).multiply(multiple);
        }
        return isWhole ? value.setScale(0, RoundingMode.CEILING).toBigInteger() : value;
    }

    /** From an excluded minimum to something above it. */
    private static BigDecimal step(BigDecimal low, @Nullable BigDecimal high, boolean isWhole) {
        return isWhole || high == null
                ? BigDecimal.ONE
                : high.subtract(low).divide(BigDecimal.TWO, MathContext.DECIMAL64);
    }

    private static String text(Map<?, ?> schema, String name) {
        var text =
                switch (String.valueOf(schema.get("format"))) {
                    case "date" -> "2026-01-01";
                    case "date-time" -> "2026-01-01T12:00:00Z";
                    case "time" -> "12:00:00Z";
                    case "email" -> "someone@example.org";
                    case "uri", "url" -> "https://example.org/";
                    case "uuid" -> "00000000-0000-4000-8000-000000000000";
                    case "ipv4" -> "192.0.2.1";
                    case "hostname" -> "example.org";
                    default -> "sample " + name;
                };
        var longest = Math.max(0, whole(schema.get("maxLength"), LONGEST_TEXT));
        var shortest = Math.min(whole(schema.get("minLength"), 0), LONGEST_TEXT);
        var fitting = text.length() < shortest ? text + "x".repeat(shortest - text.length()) : text;
        return fitting.length() > longest ? fitting.substring(0, longest) : fitting;
    }

    /** What kind of value is wanted; of several kinds the first that is not null. */
    private static String type(Map<?, ?> schema) {
        return switch (schema.get("type")) {
            case String type -> type;
            case List<?> types ->
                    types.stream()
                            .map(String::valueOf)
                            .filter(type -> !type.equals("null"))
                            .findFirst()
                            .orElse("null");
            case null, default ->
                    schema.containsKey("properties")
                            ? "object"
                            : schema.containsKey("items") ? "array" : "string";
        };
    }

    private Map<?, ?> referred(String reference) {
        Object at = root;
        for (var step : reference.replaceFirst("^#/?", "").split("/", -1)) {
            if (at instanceof Map<?, ?> members && !step.isEmpty()) {
                at = members.get(step);
            }
        }
        return at instanceof Map<?, ?> found ? found : Map.of();
    }

    private static Map<?, ?> merged(Map<?, ?> schema, Map<?, ?> choice, String without) {
        var merged = new LinkedHashMap<Object, Object>(schema);
        merged.remove(without);
        merged.putAll(choice);
        return merged;
    }

    private static int whole(@Nullable Object value, int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }

    private static @Nullable BigDecimal decimal(
            @Nullable Object value, @Nullable BigDecimal otherwise) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : otherwise;
    }
}
