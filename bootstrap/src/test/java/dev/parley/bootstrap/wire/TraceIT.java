package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/** What a collector of OpenTelemetry is told, and that it can do no harm. */
@Timeout(180)
final class TraceIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String SAID = "Zanzibar";

    @TempDir private Path data;

    private final CollectorStandIn collector = new CollectorStandIn();

    @AfterEach
    void end() {
        collector.close();
    }

    @Test
    void an_answer_is_traced_from_its_request_to_its_provider() throws InterruptedException {
        try (var server = serverTelling(collector.address())) {
            server.provider().next(Script.saying("In ", SAID));

            server.send(asking(server, "usual").header("traceparent", traceparent()));

            assertThat(server.provider().takeCall().header("traceparent"))
                    .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                    .doesNotContain(CALLER);
            collector.await(told -> spansOf(TRACE, told) >= 3 && told.contains("/v1/responses"));
        }
        assertThat(collector.all())
                .contains("service.name", "parley")
                .contains("POST /v1/responses", "http.route", "http.response.status_code")
                .contains("parley.generation.id", "parley.generation.state", "completed")
                .contains("chat usual", "gen_ai.operation.name", "gen_ai.request.model")
                .contains("gen_ai.provider.name", "default", "gen_ai.response.model")
                .contains("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens")
                .contains("gen_ai.response.finish_reasons", "stop")
                .contains("server.address", "server.port", "127.0.0.1")
                .doesNotContain(SAID, "capital of Tanzania");
        assertThat(collector.keys()).isNotEmpty().containsOnly("let-me-in");
    }

    @Test
    void nobody_is_told_of_probes() throws InterruptedException {
        try (var server = serverTelling(collector.address())) {
            server.send(server.request("/health"));
            server.send(server.request("/manage/health"));
            server.send(server.request("/manage/prometheus"));
            server.send(server.request("/v1/models"));
            collector.await(told -> told.contains("/v1/models"));
        }
        assertThat(collector.all()).doesNotContain("/health", "/manage");
    }

    @Test
    void what_failed_is_told_by_its_status() throws InterruptedException {
        try (var server = serverTelling(collector.address())) {
            server.provider()
                    .next(Script.refusing(401, "{\"error\":{\"message\":\"" + SAID + "\"}}"));

            server.send(asking(server, "usual"));

            collector.await(told -> told.contains("error.type"));
        }
        assertThat(collector.all()).contains("401", "failed").doesNotContain(SAID);
    }

    @Test
    void a_collector_that_fails_harms_nobody() throws InterruptedException {
        collector.answerWith(500);
        try (var server = serverTelling(collector.address())) {
            assertThat(status(server.send(asking(server, "usual")))).isEqualTo("completed");
            collector.await(told -> !told.isEmpty());
            assertThat(status(server.send(asking(server, "usual")))).isEqualTo("completed");
        }
    }

    @Test
    void a_collector_that_never_answers_harms_nobody() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var server = serverTelling("http://127.0.0.1:" + silent.getLocalPort())) {
            for (var number = 0; number < 20; number++) {
                assertThat(status(server.send(asking(server, "usual")))).isEqualTo("completed");
            }
        }
    }

    @Test
    void a_trace_that_its_caller_does_not_keep_is_not_kept_here() throws InterruptedException {
        try (var server = serverTelling(collector.address())) {
            server.send(
                    asking(server, "usual")
                            .header("traceparent", "00-" + TRACE + "-" + CALLER + "-00"));
            assertThat(server.provider().takeCall().header("traceparent"))
                    .matches("00-" + TRACE + "-[0-9a-f]{16}-00");

            server.send(asking(server, "usual"));
            collector.await(told -> told.contains("/v1/responses"));
        }
        assertThat(spansOf(TRACE, collector.all())).isZero();
    }

    @Test
    void lines_of_the_log_name_the_trace() {
        try (var log = new LogLines();
                var server = serverTelling(collector.address())) {
            server.send(asking(server, "usual").header("traceparent", traceparent()));

            assertThat(log.all())
                    .filteredOn(line -> line.text().contains("has ended: completed"))
                    .isNotEmpty()
                    .allMatch(line -> line.text().contains("trace-id=" + TRACE));
        }
    }

    private Server serverTelling(String address) {
        return new Server(
                data,
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        address,
                        "PARLEY_OTLP_HEADERS",
                        "x-collector-key=let-me-in"));
    }

    private static HttpRequest.Builder asking(Server server, String model) {
        return server.posting(
                "/v1/responses",
                """
                {"model": "%s", "input": "What is the capital of Tanzania?"}\
                """
                        .formatted(model));
    }

    private static String traceparent() {
        return "00-" + TRACE + "-" + CALLER + "-01";
    }

    private static String status(HttpResponse<String> answer) {
        return Server.json(answer).get("status").asText();
    }

    /** How many spans of a trace were told; the id stands in each as it is. */
    private static long spansOf(String trace, String told) {
        var id = new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1);
        return Pattern.compile(Pattern.quote(id)).matcher(told).results().count();
    }
}
