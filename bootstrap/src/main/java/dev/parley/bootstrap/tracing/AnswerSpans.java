package dev.parley.bootstrap.tracing;

import dev.parley.application.generation.port.Origins;
import dev.parley.bootstrap.observation.Meters;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.id.GenerationId;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A span for the work on each answer, from the moment it comes to its turn to its stored end. The
 * request that asked for it may be over long before.
 */
final class AnswerSpans {

    private final Tracer tracer;
    private final Map<GenerationId, Span> running = new ConcurrentHashMap<>();

    AnswerSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    Origins over(Origins origins) {
        return () -> {
            var origin = origins.current();
            var asking = Context.current();
            return (generation, work) ->
                    origin.work(generation, () -> trace(generation, asking, work));
        };
    }

    private void trace(Generation generation, Context asking, Runnable work) {
        var builder =
                tracer.spanBuilder("answer")
                        .setParent(asking)
                        .setAttribute("parley.generation.id", generation.id().toString())
                        .setAttribute(GenAi.REQUEST_MODEL, generation.answeringModel().value())
                        .setAttribute(GenAi.PROVIDER, GenAi.provider(generation.provider()));
        if (generation.conversation() != null) {
            builder.setAttribute(GenAi.CONVERSATION, generation.conversation().toString());
        }
        var span = builder.startSpan();
        running.put(generation.id(), span);
        try (var _ = span.makeCurrent()) {
            work.run();
        } finally {
            running.remove(generation.id());
            span.end();
        }
    }

    /** One of them has ended, and that is stored. */
    void ended(GenerationId generation, Outcome outcome) {
        var span = running.get(generation);
        if (span == null) {
            return;
        }
        span.setAttribute("parley.generation.state", Meters.state(outcome));
        if (outcome instanceof Outcome.Failed(var failure)) {
            span.setAttribute(GenAi.ERROR_TYPE, GenAi.error(failure)).setStatus(StatusCode.ERROR);
        }
    }
}
