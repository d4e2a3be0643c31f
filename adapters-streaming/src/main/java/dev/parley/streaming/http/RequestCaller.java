package dev.parley.streaming.http;

import dev.parley.domain.identity.Caller;

import io.micronaut.http.HttpRequest;

/** The caller whom a filter has found out and left with the request. */
public final class RequestCaller {

    /** The request's attribute that holds the {@link Caller}. */
    public static final String ATTRIBUTE = "dev.parley.caller";

    private RequestCaller() {}

    /** The caller of a request; a request that no filter has looked at is a defect. */
    public static Caller of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Caller.class)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "nobody found out who calls " + request.getPath()));
    }
}
