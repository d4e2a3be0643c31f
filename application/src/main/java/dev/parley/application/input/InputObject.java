package dev.parley.application.input;

import dev.parley.domain.failure.Violation.Rule;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An object of the input. A member whose value is null counts as absent. Every method fails with
 * {@link dev.parley.domain.failure.InvalidRequest} naming the member if it is not what was asked
 * for.
 */
public final class InputObject {

    private final String path;
    private final Map<String, @Nullable Object> members;

    private InputObject(String path, Map<String, @Nullable Object> members) {
        this.path = path;
        this.members = members;
    }

    /**
     * The input as a whole: text, {@link Number}, {@link Boolean}, {@link List}, {@link Map} or
     * null.
     */
    public static InputObject root(@Nullable Object input) {
        return of("", input);
    }

    static InputObject of(String path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw Breach.of(
                    path, Rule.WRONG_TYPE, "must be an object, not " + Breach.kindOf(value));
        }
        var members = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, member) -> members.put((String) name, member));
        return new InputObject(path, members);
    }

    /** Where this object is; empty for the whole input. */
    public String path() {
        return path;
    }

    /** Where a member is. */
    public String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Whether the member is named at all, be it null. */
    public boolean names(String name) {
        return members.containsKey(name);
    }

    /** Whether the member has a value. */
    public boolean has(String name) {
        return members.get(name) != null;
    }

    public Set<String> names() {
        return members.keySet();
    }

    /** The member as it came in. */
    public @Nullable Object raw(String name) {
        return members.get(name);
    }

    /** Fails on the first member, in the order of the input, that is not one of these. */
    public void refuseUnknown(Collection<String> known) {
        for (var name : members.keySet()) {
            if (!known.contains(name)) {
                throw Breach.of(pathOf(name), Rule.UNKNOWN, "is not known here");
            }
        }
    }

    public @Nullable String text(String name) {
        return text(name, Integer.MAX_VALUE);
    }

    /** A text of at most this many characters. */
    public @Nullable String text(String name, int longest) {
        var value = members.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw Breach.of(
                    pathOf(name), Rule.WRONG_TYPE, "must be a string, not " + Breach.kindOf(value));
        }
        if (text.length() > longest) {
            throw Breach.of(
                    pathOf(name),
                    Rule.TEXT_TOO_LONG,
                    "has " + text.length() + " characters; at most " + longest + " are allowed");
        }
        return text;
    }

    public String requiredText(String name) {
        return requiredText(name, Integer.MAX_VALUE);
    }

    public String requiredText(String name, int longest) {
        var text = text(name, longest);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    /** A text that is one of these. */
    public @Nullable String oneOf(String name, Collection<String> allowed) {
        var text = text(name);
        if (text != null && !allowed.contains(text)) {
            throw Breach.of(
                    pathOf(name),
                    Rule.INVALID_VALUE,
                    "is " + Breach.quoted(text) + "; allowed are " + Breach.listed(allowed));
        }
        return text;
    }

    public boolean truth(String name, boolean otherwise) {
        var value = truth(name);
        return value == null ? otherwise : value;
    }

    public @Nullable Boolean truth(String name) {
        var value = members.get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw Breach.of(
                pathOf(name),
                Rule.WRONG_TYPE,
                "must be true or false, not " + Breach.kindOf(value));
    }

    /** A whole number of any size. */
    public @Nullable Number whole(String name) {
        var value = members.get(name);
        if (value == null || (value instanceof Number number && isWhole(number))) {
            return (Number) value;
        }
        throw Breach.of(
                pathOf(name), Rule.WRONG_TYPE, "must be an integer, not " + Breach.kindOf(value));
    }

    /** A whole number between two bounds, both allowed. */
    public @Nullable Integer integer(String name, int least, int most) {
        var number = whole(name);
        if (number == null) {
            return null;
        }
        var exact = new BigDecimal(number.toString());
        if (exact.compareTo(BigDecimal.valueOf(least)) < 0) {
            throw Breach.of(
                    pathOf(name),
                    Rule.INTEGER_TOO_SMALL,
                    "is " + number + "; it must be at least " + least);
        }
        if (exact.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw Breach.of(
                    pathOf(name),
                    Rule.INTEGER_TOO_LARGE,
                    "is " + number + "; it must be at most " + most);
        }
        return exact.intValueExact();
    }

    /** A number between two bounds, both allowed. */
    public @Nullable Double decimal(String name, double least, double most) {
        var value = members.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Number number)) {
            throw Breach.of(
                    pathOf(name), Rule.WRONG_TYPE, "must be a number, not " + Breach.kindOf(value));
        }
        var exact = number.doubleValue();
        if (exact < least) {
            throw Breach.of(
                    pathOf(name),
                    Rule.DECIMAL_TOO_SMALL,
                    "is " + number + "; it must be at least " + least);
        }
        if (exact > most) {
            throw Breach.of(
                    pathOf(name),
                    Rule.DECIMAL_TOO_LARGE,
                    "is " + number + "; it must be at most " + most);
        }
        return exact;
    }

    public @Nullable InputObject object(String name) {
        var value = members.get(name);
        return value == null ? null : of(pathOf(name), value);
    }

    public InputObject requiredObject(String name) {
        var object = object(name);
        if (object == null) {
            throw missing(name);
        }
        return object;
    }

    /** A list of at most this many elements; empty if it is absent. */
    public List<InputValue> list(String name, int most) {
        var value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw Breach.of(
                    pathOf(name), Rule.WRONG_TYPE, "must be an array, not " + Breach.kindOf(value));
        }
        if (list.size() > most) {
            throw Breach.of(
                    pathOf(name),
                    Rule.LIST_TOO_LONG,
                    "has " + list.size() + " elements; at most " + most + " are allowed");
        }
        var elements = new ArrayList<InputValue>();
        for (var element : list) {
            elements.add(new InputValue(pathOf(name) + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    /** The member, whatever it is. */
    public InputValue value(String name) {
        return new InputValue(pathOf(name), members.get(name));
    }

    private RuntimeException missing(String name) {
        return Breach.of(pathOf(name), Rule.MISSING, "is required");
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer
                || number instanceof Long
                || number instanceof BigInteger
                || (number instanceof BigDecimal exact && exact.scale() <= 0);
    }
}
