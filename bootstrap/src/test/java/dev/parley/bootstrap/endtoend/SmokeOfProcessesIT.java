package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bootstrap.wire.CollectorStandIn;
import dev.parley.streaming.provider.standin.ProviderStandIn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What shows only in processes of the test's own, with settings of its own. */
class SmokeOfProcessesIT {

    private static final String ASKING = "{\"input\": \"Hello\", \"max_output_tokens\": 16}";

    @TempDir private Path folder;

    @Test
    void a_provider_with_a_trusted_certificate_is_asked_over_tls() throws Exception {
        var identity = Identity.in(folder);
        try (var provider = new ProviderStandIn();
                var gate = Gate.encrypting(port(provider), identity.context());
                var parley =
                        ParleyProcess.start(
                                folder.resolve("data"), asking(gate), identity.trust())) {

            var response = parley.client().post("/v1/responses", ASKING);

            assertThat(response.get("status").asText()).isEqualTo("completed");
            assertThat(provider.calls()).hasSize(1);
        }
    }

    @Test
    void a_provider_with_any_other_certificate_is_told_nothing() throws Exception {
        var identity = Identity.in(folder);
        try (var provider = new ProviderStandIn();
                var gate = Gate.encrypting(port(provider), identity.context());
                var parley = ParleyProcess.start(folder.resolve("data"), asking(gate))) {

            var response = parley.client().post("/v1/responses", ASKING);

            assertThat(response.get("status").asText()).isEqualTo("failed");
            assertThat(provider.calls()).isEmpty();
        }
    }

    @Test
    void traces_go_where_a_collector_is_named() throws InterruptedException {
        try (var collector = new CollectorStandIn();
                var parley =
                        ParleyProcess.start(
                                folder.resolve("data"),
                                Map.of("PARLEY_OTLP_ENDPOINT", collector.address()))) {
            parley.client().post("/v1/responses", ASKING);

            collector.await(told -> told.contains("gen_ai.operation.name"));
        }
    }

    @Test
    void what_is_logged_as_json_is_json() throws Exception {
        var log = folder.resolve("log");
        var parley =
                ParleyProcess.startLogging(
                        folder.resolve("data"), Map.of("PARLEY_LOG_FORMAT", "json"), log);

        parley.close();

        assertThat(Files.readAllLines(log))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(HouseClient.json(line).get("level").asText()).isEqualTo("INFO"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "keys add",
                "keys list",
                "keys revoke",
                "secrets rotate",
                "export",
                "backup",
                "restore",
                "doctor",
                "purge"
            })
    void every_command_explains_itself(String command) {
        var words = (command + " --help").split(" ");

        var ended = ParleyProcess.run(folder, Map.of(), words);

        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("Usage: parley " + command).contains("--data-dir");
    }

    @Test
    void what_is_mistyped_is_an_error_with_a_suggestion() {
        var ended = ParleyProcess.run(folder, Map.of(), "--prot");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("Did you mean --port?");
    }

    private static Map<String, String> asking(Gate gate) {
        return Map.of(
                "PARLEY_MODEL_BASE_URL",
                "https://localhost:%d/v1".formatted(gate.port()),
                "PARLEY_MODEL",
                "usual");
    }

    private static int port(ProviderStandIn provider) {
        return URI.create(provider.baseUrl()).getPort();
    }
}
