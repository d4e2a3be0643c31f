package dev.parley.bootstrap.tracing;

import dev.parley.application.generation.port.Origins;
import dev.parley.application.testkit.OriginsContract;
import dev.parley.bootstrap.logging.LoggedOrigins;

import io.opentelemetry.sdk.trace.SdkTracerProvider;

final class AnswerSpansTest implements OriginsContract {

    private final AnswerSpans spans =
            new AnswerSpans(SdkTracerProvider.builder().build().get("test"));
    private final Origins origins = spans.over(new LoggedOrigins());

    @Override
    public Origins origins() {
        return origins;
    }
}
