package dev.parley.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.generation.port.Origins;
import dev.parley.application.testkit.OriginsContract;
import dev.parley.application.testkit.fixture.GenerationBuilder;
import dev.parley.streaming.http.LogContext;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import java.util.concurrent.CompletableFuture;

final class LoggedOriginsTest implements OriginsContract {

    private final Origins origins = new LoggedOrigins();

    @Override
    public Origins origins() {
        return origins;
    }

    @Test
    void an_answers_lines_name_the_request_that_asked_for_it() {
        var origin = originOf("req_first");
        originOf("req_second");
        var named = new CompletableFuture<String>();

        Thread.ofVirtual()
                .start(() ->
                        origin.work(
                                GenerationBuilder.aGeneration().build(),
                                () -> named.complete(MDC.get(LogContext.REQUEST_ID))));

        assertThat(named.join()).isEqualTo("req_first");
    }

    private Origins.Origin originOf(String request) {
        try (var _ = MDC.putCloseable(LogContext.REQUEST_ID, request)) {
            return origins.current();
        }
    }
}
