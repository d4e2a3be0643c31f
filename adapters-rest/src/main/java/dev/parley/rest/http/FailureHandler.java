package dev.parley.rest.http;

import dev.parley.domain.failure.FailureException;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

/** Answers what a use case refused, in the request's dialect. */
@Singleton
final class FailureHandler
        implements ExceptionHandler<FailureException, MutableHttpResponse<byte[]>> {

    private final ErrorDialects dialects;

    FailureHandler(ErrorDialects dialects) {
        this.dialects = dialects;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is raw
    public MutableHttpResponse<byte[]> handle(HttpRequest request, FailureException exception) {
        return dialects.of(request).answer(request, exception.failure());
    }
}
