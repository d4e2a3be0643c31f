package dev.parley.bootstrap.tracing;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.bootstrap.observation.ObservedStream;
import dev.parley.domain.generation.BeyondProvider;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.modelsettings.ModelTarget;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A span for each call of a model, retries within it, from the question to the answer's end. */
final class TracedModelClient implements ModelClient {

    private static final int NO_PORT = -1;

    private final ModelClient client;
    private final Tracer tracer;

    TracedModelClient(ModelClient client, Tracer tracer) {
        this.client = client;
        this.tracer = tracer;
    }

    @Override
    public Optional<BeyondProvider> objection(ModelCall call) {
        return client.objection(call);
    }

    @Override
    public ModelStream open(ModelCall call) {
        var span = begin(call);
        try (var _ = span.makeCurrent()) {
            var stream = client.open(call);
            return new ObservedStream(stream, new TracedCall(stream, span));
        } catch (RuntimeException | Error defect) {
            span.end();
            throw defect;
        }
    }

    private Span begin(ModelCall call) {
        var target = call.target();
        var span =
                tracer.spanBuilder("chat " + target.model().value())
                        .setSpanKind(SpanKind.CLIENT)
                        .setAttribute(GenAi.OPERATION, "chat")
                        .setAttribute(GenAi.PROVIDER, GenAi.provider(target.provider()))
                        .setAttribute(GenAi.REQUEST_MODEL, target.model().value());
        addServer(target, span);
        var parameters = call.request().parameters();
        if (parameters.maxOutputTokens() != null) {
            span.setAttribute(GenAi.MAX_TOKENS, parameters.maxOutputTokens().longValue());
        }
        if (parameters.temperature() != null) {
            span.setAttribute(GenAi.TEMPERATURE, parameters.temperature());
        }
        if (parameters.topP() != null) {
            span.setAttribute(GenAi.TOP_P, parameters.topP());
        }
        return span.startSpan();
    }

    private static void addServer(ModelTarget target, SpanBuilder span) {
        if (target.baseUrl().isEmpty()) {
            return;
        }
        try {
            var address = new URI(target.baseUrl());
            if (address.getHost() != null) {
                span.setAttribute(GenAi.SERVER, address.getHost());
            }
            if (address.getPort() != NO_PORT) {
                span.setAttribute(GenAi.PORT, (long) address.getPort());
            }
        } catch (URISyntaxException _) {
            // the client itself says that this is no address
        }
    }

    private record TracedCall(ModelStream stream, Span span) implements ObservedStream.Observer {

        @Override
        public void began() {
            span.addEvent("first token");
        }

        @Override
        public void came(List<Delta> deltas) {
            noteUsage(deltas);
            switch (deltas.getLast()) {
                case Delta.Finished(var reason) -> {
                    noteModel();
                    span.setAttribute(
                            GenAi.FINISH_REASONS, List.of(reason.name().toLowerCase(Locale.ROOT)));
                }
                case Delta.Broke(var failure) -> {
                    noteModel();
                    span.setAttribute(GenAi.ERROR_TYPE, GenAi.error(failure))
                            .setStatus(StatusCode.ERROR);
                }
                default -> {
                    // goes on
                }
            }
        }

        private void noteUsage(List<Delta> deltas) {
            for (var delta : deltas) {
                if (delta instanceof Delta.Used(var usage)) {
                    span.setAttribute(GenAi.INPUT_TOKENS, usage.inputTokens())
                            .setAttribute(GenAi.OUTPUT_TOKENS, usage.outputTokens());
                }
            }
        }

        private void noteModel() {
            stream.answeringModel()
                    .ifPresent(model -> span.setAttribute(GenAi.RESPONSE_MODEL, model));
        }

        @Override
        public void closed() {
            span.end();
        }
    }
}
