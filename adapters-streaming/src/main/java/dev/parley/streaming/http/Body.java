package dev.parley.streaming.http;

import dev.parley.application.input.Breach;
import dev.parley.application.input.InputObject;
import dev.parley.application.input.InputSize;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.shared.Limits;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.identity.Caller;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.exceptions.HttpStatusException;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/** The JSON that came with a request; none at all means an empty object. */
public final class Body {

    private static final byte[] NOTHING = {};
    private static final String PLAIN = "identity";
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final HttpRequest<?> request;
    private final @Nullable Object tree;

    private Body(HttpRequest<?> request, @Nullable Object tree) {
        this.request = request;
        this.tree = tree;
    }

    /** Reads the body; its type has to be JSON, whatever kind of it. */
    public static Body read(HttpRequest<byte[]> request, Limits limits) {
        var bytes = request.getBody().orElse(NOTHING);
        if (bytes.length == 0) {
            return new Body(request, Map.of());
        }
        var encoding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase(PLAIN)) {
            throw new HttpStatusException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "The body's encoding \"" + encoding + "\" is not read here; send it as it is.");
        }
        var type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isJson(type)) {
            throw new HttpStatusException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "The body has to be JSON, with \"Content-Type: application/json\".");
        }
        return new Body(request, JsonReader.read(bytes, new InputSize(limits)));
    }

    private static boolean isJson(String type) {
        var name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return name.equals(MediaType.APPLICATION_JSON)
                || name.equals("text/json")
                || (name.startsWith("application/") && name.endsWith("+json"));
    }

    /** The body as an object. */
    public InputObject object() {
        return InputObject.root(tree);
    }

    /** How the sender wants this request to be told from its repetitions; absent if not at all. */
    public @Nullable IdempotentRequest idempotency(Caller caller) {
        var key = request.getHeaders().get(KEY);
        if (key == null) {
            return null;
        }
        if (key.isEmpty()
                || key.length() > LONGEST_KEY
                || key.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw Breach.of(
                    KEY,
                    Rule.INVALID_VALUE,
                    "must have 1 to " + LONGEST_KEY + " visible ASCII characters");
        }
        return new IdempotentRequest(
                caller.owner(),
                request.getMethodName() + " " + request.getPath(),
                key,
                Fingerprint.of(tree));
    }
}
