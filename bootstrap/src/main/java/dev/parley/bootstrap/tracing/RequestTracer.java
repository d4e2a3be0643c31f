package dev.parley.bootstrap.tracing;

import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

import org.jspecify.annotations.Nullable;

/**
 * A span for each request, below that of whoever sent a {@code traceparent}, until the head of its
 * answer is written.
 */
final class RequestTracer {

    private static final String ATTRIBUTE = "dev.parley.span";
    private static final int SERVER_ERROR = 500;

    private static final TextMapGetter<HttpRequest<?>> HEADERS =
            new TextMapGetter<>() {
                @Override
                public Iterable<String> keys(HttpRequest<?> request) {
                    return request.getHeaders().names();
                }

                @Override
                public @Nullable String get(@Nullable HttpRequest<?> request, String name) {
                    return request == null ? null : request.getHeaders().get(name);
                }
            };

    private final Tracer tracer;

    RequestTracer(Tracer tracer) {
        this.tracer = tracer;
    }

    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        var caller =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS);
        var span =
                tracer.spanBuilder(method(request))
                        .setParent(caller)
                        .setSpanKind(SpanKind.SERVER)
                        .setAttribute("http.request.method", method(request))
                        .setAttribute("url.path", request.getPath())
                        .setAttribute("url.scheme", "http")
                        .startSpan();
        request.setAttribute(ATTRIBUTE, span);
        context.add(new TraceElement(span));
    }

    void end(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(ATTRIBUTE, Span.class).ifPresent(span -> end(span, request, response));
    }

    private static void end(Span span, HttpRequest<?> request, HttpResponse<?> response) {
        BasicHttpAttributes.getUriTemplate(request)
                .ifPresent(route ->
                        span.updateName(method(request) + " " + route)
                                .setAttribute("http.route", route));
        var status = response.code();
        span.setAttribute("http.response.status_code", (long) status);
        if (status >= SERVER_ERROR) {
            span.setAttribute(GenAi.ERROR_TYPE, String.valueOf(status)).setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static String method(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.CUSTOM ? "_OTHER" : request.getMethodName();
    }
}
