package dev.parley.bootstrap.tracing;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.Origins;
import dev.parley.application.testkit.AnswerFeedContract;
import dev.parley.application.testkit.OriginsContract;
import dev.parley.bootstrap.logging.LoggedOrigins;
import dev.parley.streaming.feed.InProcessAnswerFeed;

import io.opentelemetry.sdk.trace.SdkTracerProvider;

final class AnswerSpansTest implements OriginsContract, AnswerFeedContract {

    private final AnswerSpans spans =
            new AnswerSpans(SdkTracerProvider.builder().build().get("test"));
    private final Origins origins = spans.over(new LoggedOrigins());
    private final AnswerFeed feed = spans.over(new InProcessAnswerFeed());

    @Override
    public Origins origins() {
        return origins;
    }

    @Override
    public AnswerFeed feed() {
        return feed;
    }
}
