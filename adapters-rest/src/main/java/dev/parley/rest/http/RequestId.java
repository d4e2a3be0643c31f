package dev.parley.rest.http;

import io.micronaut.http.HttpRequest;

import java.util.UUID;

/** What a request is called, in its answer and in the log. */
public final class RequestId {

    /** Bears it, in requests and in answers. */
    public static final String HEADER = "x-request-id";

    private static final String ATTRIBUTE = "dev.parley.request-id";
    private static final int MAX_LENGTH = 128;

    private RequestId() {}

    /** The request's id: the caller's own if it can be used, else a new one. */
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElseGet(() -> give(request));
    }

    private static String give(HttpRequest<?> request) {
        var asked = request.getHeaders().get(HEADER);
        var id =
                asked != null && isUsable(asked)
                        ? asked
                        : "req_" + UUID.randomUUID().toString().replace("-", "");
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static boolean isUsable(String asked) {
        return !asked.isEmpty()
                && asked.length() <= MAX_LENGTH
                && asked.chars().allMatch(letter -> letter > ' ' && letter <= '~');
    }
}
