package dev.parley.rest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

/** Answers what this package refused, in the request's dialect. */
@Singleton
final class RefusalHandler
        implements ExceptionHandler<RefusedException, MutableHttpResponse<byte[]>> {

    private final ErrorDialects dialects;

    RefusalHandler(ErrorDialects dialects) {
        this.dialects = dialects;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is raw
    public MutableHttpResponse<byte[]> handle(HttpRequest request, RefusedException exception) {
        return dialects.of(request).answer(request, exception.refusal());
    }
}
