package dev.parley.rest.http;

import dev.parley.domain.failure.Failure;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;

import java.util.List;

/** How one dialect says that something went wrong, as long as no stream has begun. */
public interface ErrorDialect {

    /**
     * Beginnings of the paths that speak it, such as {@code /v1}; a path speaks the dialect with
     * the longest one. The empty beginning is that of the dialect for everything else.
     */
    List<String> prefixes();

    /** What a use case refused. */
    MutableHttpResponse<byte[]> answer(HttpRequest<?> request, Failure failure);

    /** What never reached a use case, or broke there. */
    MutableHttpResponse<byte[]> answer(HttpRequest<?> request, Refusal refusal);
}
