package dev.parley.bootstrap.tracing;

import dev.parley.bootstrap.settings.TraceSettings;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

import org.slf4j.bridge.SLF4JBridgeHandler;

import java.time.Duration;

/**
 * How traces get to their collector. Apart from {@link Tracing}, because checking this code loads
 * classes of the library, which nobody needs who does not trace.
 */
final class Delivery {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Delivery() {}

    static SdkTracerProvider to(TraceSettings settings) {
        bringItsLogToOurs();
        var exporter =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(settings.endpoint().toString())
                        .setTimeout(LONGEST)
                        .setHeaders(settings::headers)
                        .build();
        var sampler = Sampler.parentBased(Sampler.traceIdRatioBased(settings.ratio()));
        return SdkTracerProvider.builder()
                .setResource(resource(settings))
                .setSampler(sampler)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
    }

    private static Resource resource(TraceSettings settings) {
        return Resource.getDefault()
                .merge(
                        Resource.create(
                                Attributes.of(
                                        AttributeKey.stringKey("service.name"),
                                        settings.serviceName())));
    }

    /** The library writes to Java's own log, which would go to standard error in its own form. */
    private static void bringItsLogToOurs() {
        if (!SLF4JBridgeHandler.isInstalled()) {
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
    }
}
