package dev.parley.rest.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/**
 * Answers everything that nobody foresaw: it is logged, once, with the request's id, and none of it
 * is told.
 */
@Singleton
final class DefectHandler implements ExceptionHandler<Throwable, MutableHttpResponse<byte[]>> {

    private static final Logger LOG = LoggerFactory.getLogger(DefectHandler.class);

    private final ErrorDialects dialects;

    DefectHandler(ErrorDialects dialects) {
        this.dialects = dialects;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is raw
    public MutableHttpResponse<byte[]> handle(HttpRequest request, Throwable defect) {
        var id = RequestId.of(request);
        if (defect instanceof IOException) {
            LOG.debug("The connection of {} broke", id, defect);
        } else {
            LOG.error(
                    "{} {} broke, request {}", request.getMethod(), request.getPath(), id, defect);
        }
        return dialects.of(request).answer(request, new Refusal.Defect(id));
    }
}
