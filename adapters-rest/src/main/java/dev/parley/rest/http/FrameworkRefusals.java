package dev.parley.rest.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;

import jakarta.inject.Singleton;

import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says what the framework refuses in the request's dialect, instead of in the framework's own. */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class FrameworkRefusals implements ErrorResponseProcessor<byte[]> {

    private static final int FIRST_DEFECT = 500;

    private final ErrorDialects dialects;
    private final HttpSettings settings;
    private final BrokenHeads brokenHeads;
    private final AnswerHeaders headers;

    FrameworkRefusals(
            ErrorDialects dialects,
            HttpSettings settings,
            BrokenHeads brokenHeads,
            AnswerHeaders headers) {
        this.dialects = dialects;
        this.settings = settings;
        this.brokenHeads = brokenHeads;
        this.headers = headers;
    }

    @Override
    public MutableHttpResponse<byte[]> processResponse(
            ErrorContext context, MutableHttpResponse<?> base) {
        var request = context.getRequest();
        var refusal = brokenHeads.refusal(request).orElseGet(() -> refusal(context, base));
        var answer = dialects.of(request).answer(request, refusal);
        base.getHeaders().getAll(HttpHeaders.ALLOW).stream()
                .filter(_ -> !answer.getHeaders().contains(HttpHeaders.ALLOW))
                .forEach(allowed -> answer.header(HttpHeaders.ALLOW, allowed));
        headers.add(request, answer);
        if (request.getMethod() == HttpMethod.HEAD) {
            answer.body(null);
        }
        return answer;
    }

    private Refusal refusal(ErrorContext context, MutableHttpResponse<?> base) {
        var request = context.getRequest();
        return switch (base.code()) {
            case 400 -> new Refusal.Unreadable(message(context));
            case 404 -> new Refusal.NoSuchAddress(request.getMethodName(), request.getPath());
            case 405 ->
                    new Refusal.WrongMethod(
                            request.getMethodName(),
                            base.getHeaders().getAll(HttpHeaders.ALLOW).stream()
                                    .flatMap(value -> Arrays.stream(value.split(",", -1)))
                                    .map(String::strip)
                                    .collect(Collectors.toCollection(TreeSet::new)));
            case 406 -> new Refusal.NothingAcceptable();
            case 413 -> new Refusal.TooLarge(settings.maxBodySize());
            // the framework counts the type of a body that nobody reads, where nothing is
            // acceptable
            case 415 ->
                    request.getMethod().equals(HttpMethod.GET)
                            ? new Refusal.NothingAcceptable()
                            : notRead(request.getHeaders());
            default ->
                    base.code() >= FIRST_DEFECT
                            ? new Refusal.Defect(RequestId.of(request))
                            : new Refusal.Other(base.code(), message(context));
        };
    }

    private static Refusal notRead(HttpHeaders headers) {
        var encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
        return encoding == null
                ? new Refusal.WrongMediaType(
                        Objects.requireNonNullElse(headers.get(HttpHeaders.CONTENT_TYPE), ""))
                : new Refusal.WrongEncoding(encoding);
    }

    private static String message(ErrorContext context) {
        return context.getErrors().stream()
                .findFirst()
                .map(Error::getMessage)
                .filter(message -> !message.isBlank())
                .orElse(HttpStatus.BAD_REQUEST.getReason());
    }
}
