package dev.parley.bootstrap.tracing;

import dev.parley.streaming.http.LogContext;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** A request's span, on every thread that works on the request. */
record TraceElement(Span span) implements ThreadPropagatedContextElement<Scope> {

    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed when the thread goes on to something else
    public Scope updateThreadContext() {
        MDC.put(LogContext.TRACE_ID, span.getSpanContext().getTraceId());
        return Context.root().with(span).makeCurrent();
    }

    @Override
    public void restoreThreadContext(@Nullable Scope scope) {
        if (scope != null) {
            scope.close();
        }
        MDC.remove(LogContext.TRACE_ID);
    }
}
