package dev.parley.streaming.http;

import dev.parley.application.input.Breach;
import dev.parley.domain.failure.Violation.Rule;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** The values behind the question mark. An empty one counts as absent, unknown ones are ignored. */
public final class QueryValues {

    private final HttpParameters parameters;

    private QueryValues(HttpParameters parameters) {
        this.parameters = parameters;
    }

    public static QueryValues of(HttpRequest<?> request) {
        return new QueryValues(request.getParameters());
    }

    public @Nullable String text(String name) {
        var value = parameters.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    public @Nullable String oneOf(String name, List<String> allowed) {
        var value = text(name);
        if (value != null && !allowed.contains(value)) {
            throw Breach.of(
                    name, Rule.INVALID_VALUE, "must be one of " + String.join(", ", allowed));
        }
        return value;
    }

    /** All values of an array, in each of its spellings: repeated, bracketed, numbered. */
    public List<String> all(String name) {
        var values = new ArrayList<String>();
        for (var parameter : parameters.names()) {
            var isBracketed = parameter.startsWith(name + "[") && parameter.endsWith("]");
            if (isBracketed || parameter.equals(name)) {
                values.addAll(parameters.getAll(parameter));
            }
        }
        return values;
    }

    public boolean truth(String name, boolean otherwise) {
        var value = text(name);
        return value == null
                ? otherwise
                : switch (value) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default ->
                            throw Breach.of(
                                    name, Rule.INVALID_VALUE, "must be \"true\" or \"false\"");
                };
    }

    /** A whole number between two bounds, both allowed. */
    public int integer(String name, int least, int most, int otherwise) {
        var value = text(name);
        if (value == null) {
            return otherwise;
        }
        var number = whole(value);
        if (number == null) {
            throw Breach.of(name, Rule.WRONG_TYPE, "must be an integer");
        }
        if (number < least) {
            throw Breach.of(
                    name,
                    Rule.INTEGER_TOO_SMALL,
                    "is " + number + "; it must be at least " + least);
        }
        if (number > most) {
            throw Breach.of(
                    name, Rule.INTEGER_TOO_LARGE, "is " + number + "; it must be at most " + most);
        }
        return number.intValue();
    }

    /** The number of an event: a whole number from 0 on. */
    public @Nullable Long number(String name) {
        var value = text(name);
        return value == null ? null : number(name, value);
    }

    /** The number of an event, as text that came in under a name. */
    public static long number(String name, String value) {
        var number = whole(value);
        if (number == null || number < 0) {
            throw Breach.of(
                    name, Rule.INVALID_VALUE, "must be the number of an event, 0 or greater");
        }
        return number;
    }

    private static @Nullable Long whole(String value) {
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
