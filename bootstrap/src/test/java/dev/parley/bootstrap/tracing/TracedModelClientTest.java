package dev.parley.bootstrap.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.testkit.ModelClientContract;
import dev.parley.application.testkit.fixture.SomeCalls;
import dev.parley.streaming.provider.demo.DemoModelClient;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

final class TracedModelClientTest implements ModelClientContract {

    private final ModelClient client = traced(new DemoModelClient(Duration.ZERO));

    private static ModelClient traced(ModelClient client) {
        return new TracedModelClient(client, SdkTracerProvider.builder().build().get("test"));
    }

    @Test
    void a_call_that_cannot_be_made_is_over() {
        var span = new AtomicReference<Span>();
        var unable =
                traced(call -> {
                    span.set(Span.current());
                    throw new IllegalStateException("a defect");
                });

        assertThatIllegalStateException().isThrownBy(() -> unable.open(answeredCall()));

        assertThat(span.get().getSpanContext().isValid()).isTrue();
        assertThat(span.get().isRecording()).isFalse();
    }

    @Override
    public ModelClient modelClient() {
        return client;
    }

    @Override
    public ModelCall answeredCall() {
        return SomeCalls.ofDemo();
    }
}
