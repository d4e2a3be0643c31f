package dev.parley.bootstrap.tracing;

import dev.parley.application.generation.port.Origins;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.bootstrap.settings.TraceSettings;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.id.GenerationId;

import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Traces what this process does and sends the traces on. Spans wait in a queue of limited length
 * and are dropped when it is full, so that a collector that is slow or away holds nobody up.
 */
public final class Tracing implements AutoCloseable {

    private static final long SECONDS_FOR_THE_REST = 3;

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final RequestTracer requests;
    private final AnswerSpans answers;

    private Tracing(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("dev.parley");
        this.requests = new RequestTracer(tracer);
        this.answers = new AnswerSpans(tracer);
    }

    /** Begins to trace. */
    public static Tracing to(TraceSettings settings) {
        return new Tracing(Delivery.to(settings));
    }

    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        requests.begin(request, context);
    }

    void end(HttpRequest<?> request, HttpResponse<?> response) {
        requests.end(request, response);
    }

    /** The same, and the work on each answer is traced below the request that asked for it. */
    public Origins over(Origins origins) {
        return answers.over(origins);
    }

    /** An answer has ended, which its trace tells. */
    public void ended(GenerationId generation, Outcome outcome) {
        answers.ended(generation, outcome);
    }

    /** The same, and each call is traced. */
    public ModelClient over(ModelClient client) {
        return new TracedModelClient(client, tracer);
    }

    /** What tells another service to which trace this thread's call belongs. */
    public Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.current(), headers, (_, name, value) -> headers.put(name, value));
        return headers;
    }

    /** Delivers what waits, within seconds, and ends. */
    @Override
    public void close() {
        provider.shutdown().join(SECONDS_FOR_THE_REST, TimeUnit.SECONDS);
    }
}
