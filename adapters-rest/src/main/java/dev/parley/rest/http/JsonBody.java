package dev.parley.rest.http;

import dev.parley.application.input.InputObject;
import dev.parley.application.input.InputSize;
import dev.parley.application.shared.Limits;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

import java.util.Locale;
import java.util.Map;

/** Reads bodies that are one JSON object. */
public final class JsonBody {

    private static final byte[] EMPTY = {};
    private static final String PLAIN = "identity";

    private JsonBody() {}

    /**
     * The object; an empty body means an empty one, whatever it is said to be.
     *
     * @throws RefusedException if the body is said to be something else than JSON
     */
    public static InputObject read(HttpRequest<byte[]> request, Limits limits) {
        var body = request.getBody().orElse(EMPTY);
        if (body.length == 0) {
            return InputObject.root(Map.of());
        }
        var encoding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase(PLAIN)) {
            throw new RefusedException(new Refusal.WrongEncoding(encoding));
        }
        var type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isJson(type)) {
            throw new RefusedException(new Refusal.WrongMediaType(type));
        }
        return InputObject.root(Json.read(body, new InputSize(limits)));
    }

    private static boolean isJson(String type) {
        var name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return name.equals("application/json")
                || name.equals("text/json")
                || (name.startsWith("application/") && name.endsWith("+json"));
    }
}
