package dev.parley.streaming.openai.testing;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.Violation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

import java.util.stream.Collectors;

/** Says which failure was thrown; how errors look on the wire is decided and tested elsewhere. */
@Singleton
final class TestFailureHandler implements ExceptionHandler<FailureException, HttpResponse<?>> {

    @Override
    public HttpResponse<?> handle(HttpRequest request, FailureException exception) {
        var failure = exception.failure();
        var text =
                failure instanceof Failure.Invalid invalid
                        ? failure.code() + violations(invalid)
                        : failure.code();
        var status =
                failure instanceof Failure.NotFound ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
        return HttpResponse.status(status).body(text).contentType("text/plain");
    }

    private static String violations(Failure.Invalid invalid) {
        return invalid.violations().stream()
                .map(TestFailureHandler::violation)
                .collect(Collectors.joining());
    }

    private static String violation(Violation violation) {
        return " " + violation.field() + " " + violation.rule();
    }
}
