package dev.parley.bootstrap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;

/** What a server counts, and that docs/metrics.md and docs/operations say nothing else. */
@Timeout(300)
final class MetricsIT {

    @TempDir private Path data;

    private Server server;

    @BeforeEach
    void start() {
        server = new Server(data);
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void an_answer_is_counted_with_its_events_its_tokens_and_its_times() {
        server.provider().next(Script.tokens(5));

        var response = ask("usual");

        var metrics = Exposition.of(server);
        assertThat(metrics.value("parley_generations_ended_total{state=\"completed\"}")).isOne();
        assertThat(metrics.value("parley_events_total"))
                .isEqualTo(response.at("/parley/last_sequence_number").asDouble() + 1);
        assertThat(metrics.value("parley_tokens_total{direction=\"input\",source=\"reported\"}"))
                .isEqualTo(7);
        assertThat(metrics.value("parley_tokens_total{direction=\"output\",source=\"reported\"}"))
                .isEqualTo(5);
        assertThat(metrics.value("parley_time_to_first_token_seconds_count{provider=\"default\"}"))
                .isOne();
        assertThat(metrics.value("parley_model_call_seconds_count{provider=\"default\"}")).isOne();
        assertThat(metrics.value("parley_journal_commit_seconds_count")).isPositive();
        assertThat(metrics.value("parley_journal_batch_size_sum"))
                .isGreaterThanOrEqualTo(metrics.value("parley_journal_batch_size_count"));
        assertThat(metrics.value("parley_readers{of=\"answers\"}")).isZero();
    }

    @Test
    void a_running_answer_and_its_reader_are_counted_until_they_end() {
        server.provider().next(Script.tokens(5).gated());
        var id =
                Server.json(
                                server.send(
                                        server.posting(
                                                "/v1/responses",
                                                "{\"input\": \"Hello\", \"background\": true}")))
                        .get("id")
                        .asText();
        var call = server.provider().takeCall();

        var running = Exposition.of(server);
        assertThat(running.value("parley_generations{state=\"in_progress\"}")).isOne();
        assertThat(running.value("parley_generations{state=\"queued\"}")).isZero();

        server.send(server.posting("/v1/responses/" + id + "/cancel", ""));
        call.release(5);
        var ended = Exposition.of(server);
        assertThat(ended.value("parley_generations{state=\"in_progress\"}")).isZero();
        assertThat(ended.value("parley_generations_ended_total{state=\"cancelled\"}")).isOne();
    }

    @Test
    void every_try_at_a_provider_that_fails_is_counted() {
        var busy = Script.refusing(503, "{\"error\":{\"message\":\"busy\"}}");
        server.provider().next(busy, Script.refusing(401, "{\"error\":{\"message\":\"no\"}}"));

        ask("usual");

        var metrics = Exposition.of(server);
        assertThat(
                        metrics.value(
                                "parley_provider_errors_total{kind=\"provider_error\",provider=\"default\",retried=\"true\"}"))
                .isOne();
        assertThat(
                        metrics.value(
                                "parley_provider_errors_total{kind=\"provider_rejected\",provider=\"default\",retried=\"false\"}"))
                .isOne();
        assertThat(metrics.value("parley_generations_ended_total{state=\"failed\"}")).isOne();
    }

    @Test
    void nobody_can_make_labels_up() {
        for (var number = 0; number < 50; number++) {
            server.send(server.request("/v1/nothing/" + number));
            server.send(server.request("/v1/conversations/conv_" + number));
            server.send(
                    server.request("/v1/models")
                            .method("MADEUP" + number, BodyPublishers.noBody()));
            ask("made-up-" + number);
        }
        for (var number = 0; number < 5; number++) {
            server.provider().next(Script.tokens(1), Script.refusing(401, "{}"));
            server.send(
                    server.posting(
                            "/v1/model_settings/user",
                            """
                            {"provider": "madeup%d", "model": "usual", "base_url": "%s"}\
                            """
                                    .formatted(number, server.provider().baseUrl())));
            ask("made-up");
            ask("made-up");
        }

        var metrics = Exposition.of(server);
        assertThat(metrics.text()).doesNotContainIgnoringCase("made-up", "madeup", "conv_1");
        assertThat(metrics.labels("http_server_requests_seconds_count", "uri")).hasSizeLessThan(10);
        assertThat(metrics.labels("parley_model_call_seconds_count", "provider"))
                .containsExactly("default", "other");
        assertThat(metrics.labels("parley_time_to_first_token_seconds_count", "provider"))
                .containsExactly("default", "other");
        assertThat(metrics.labels("parley_provider_errors_total", "provider"))
                .containsExactly("other");
    }

    @Test
    void every_metric_of_parley_is_documented_and_every_documented_one_is_served()
            throws IOException {
        server.provider().next(Script.tokens(1), Script.of(new Step.HangUp()));
        ask("usual");
        ask("usual");

        var served = Exposition.of(server).names();
        var documented = DocumentedMetrics.read();

        assertThat(served).containsAll(documented.namesOfWhatAlwaysHappens());
        assertThat(documented.names())
                .containsAll(served.stream().filter(name -> name.startsWith("parley_")).toList())
                .contains("http_server_requests_seconds");
    }

    @Test
    void the_dashboard_and_the_alerts_ask_for_documented_metrics_only() throws IOException {
        var documented = DocumentedMetrics.read();
        var queries = new ArrayList<String>();
        queries.addAll(Operations.panels());
        queries.addAll(Operations.alerts());

        assertThat(queries)
                .hasSizeGreaterThan(15)
                .allSatisfy(query ->
                        assertThat(documented.familiesIn(query))
                                .as(query)
                                .isNotEmpty()
                                .isSubsetOf(documented.namesForQueries()));
    }

    @Test
    void the_panels_show_every_metric_of_parley() throws IOException {
        var documented = DocumentedMetrics.read();
        var shown =
                Operations.panels().stream()
                        .flatMap(query -> documented.familiesIn(query).stream())
                        .toList();

        assertThat(shown)
                .containsAll(
                        documented.names().stream()
                                .filter(name -> name.startsWith("parley_"))
                                .toList());
    }

    private JsonNode ask(String model) {
        return Server.json(
                server.send(
                        server.posting(
                                "/v1/responses",
                                "{\"model\": \"%s\", \"input\": \"Hello\"}".formatted(model))));
    }
}
