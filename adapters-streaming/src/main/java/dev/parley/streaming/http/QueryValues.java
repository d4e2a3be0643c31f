package dev.parley.streaming.http;

import dev.parley.application.input.Breach;
import dev.parley.application.input.InputObject;
import dev.parley.domain.failure.Violation.Rule;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The values behind the question mark. An empty one counts as absent, unknown ones are ignored. */
public final class QueryValues {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,30}");
    private static final Pattern INDEX = Pattern.compile("\\[\\d*]");

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
        return as(name, text(name)).oneOf(name, allowed);
    }

    /** All values of {@code name=a&name=b}, {@code name[]=a} and {@code name[0]=a}. */
    public List<String> all(String name) {
        var values = new ArrayList<String>();
        for (var parameter : parameters.names()) {
            if (parameter.equals(name)
                    || (parameter.startsWith(name)
                            && INDEX.matcher(parameter.substring(name.length())).matches())) {
                values.addAll(parameters.getAll(parameter));
            }
        }
        values.removeIf(String::isEmpty);
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
        var text = text(name);
        var value = text != null && WHOLE.matcher(text).matches() ? new BigInteger(text) : text;
        var number = as(name, value).integer(name, least, most);
        return number == null ? otherwise : number;
    }

    private static InputObject as(String name, @Nullable Object value) {
        return InputObject.root(value == null ? Map.of() : Map.of(name, value));
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
