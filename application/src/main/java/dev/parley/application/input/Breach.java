package dev.parley.application.input;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.failure.Violation;
import dev.parley.domain.failure.Violation.Rule;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what is wrong with a member of the input. */
public final class Breach {

    private static final int LONGEST_QUOTE = 60;

    private Breach() {}

    /**
     * A failure about one member.
     *
     * @param message what is wrong, going on from the member's name, such as {@code must be a
     *     string, not a number}
     */
    public static FailureException of(String path, Rule rule, String message) {
        var subject = path.isEmpty() ? "The request" : "\"" + path + "\"";
        var violation = new Violation(path, rule, subject + " " + message + ".");
        return new FailureException(new InvalidRequest(List.of(violation)));
    }

    static String kindOf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String _ -> "a string";
            case Boolean _ -> "a boolean";
            case Number _ -> "a number";
            case List<?> _ -> "an array";
            case Map<?, ?> _ -> "an object";
            default -> "something else";
        };
    }

    static String quoted(String text) {
        return "\""
                + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…")
                + "\"";
    }

    static String listed(Collection<String> allowed) {
        return allowed.stream().map(Breach::quoted).collect(Collectors.joining(", "));
    }
}
