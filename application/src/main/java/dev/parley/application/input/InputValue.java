package dev.parley.application.input;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.Violation.Rule;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A value of the input, of any type.
 *
 * @param path where it is
 */
public record InputValue(String path, @Nullable Object value) {

    public boolean isAbsent() {
        return value == null;
    }

    public boolean isText() {
        return value instanceof String;
    }

    public boolean isList() {
        return value instanceof List<?>;
    }

    public String text() {
        if (value instanceof String text) {
            return text;
        }
        throw Breach.of(path, Rule.WRONG_TYPE, "must be a string, not " + Breach.kindOf(value));
    }

    public InputObject object() {
        return InputObject.of(path, value);
    }

    /** A failure about this value. */
    public FailureException refused(Rule rule, String message) {
        return Breach.of(path, rule, message);
    }
}
