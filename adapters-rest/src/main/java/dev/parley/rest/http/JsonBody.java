package dev.parley.rest.http;

import dev.parley.application.input.InputObject;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

import java.util.Locale;
import java.util.Map;

/** Reads bodies that are one JSON object. */
public final class JsonBody {

    private static final byte[] EMPTY = {};

    private JsonBody() {}

    /**
     * The object; an empty body means an empty one, whatever it is said to be.
     *
     * @throws RefusedException if the body is said to be something else than JSON
     */
    public static InputObject read(HttpRequest<byte[]> request) {
        var body = request.getBody().orElse(EMPTY);
        if (body.length == 0) {
            return InputObject.root(Map.of());
        }
        var type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isJson(type)) {
            throw new RefusedException(new Refusal.WrongMediaType(type));
        }
        return InputObject.root(Json.read(body));
    }

    private static boolean isJson(String type) {
        var name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return name.equals("application/json")
                || name.equals("text/json")
                || (name.startsWith("application/") && name.endsWith("+json"));
    }
}
