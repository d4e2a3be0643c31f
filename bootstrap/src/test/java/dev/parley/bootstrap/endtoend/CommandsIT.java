package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Commands of the package, while its service runs and after it. */
class CommandsIT {

    @TempDir private Path data;

    private ProviderStandIn provider;
    private ParleyProcess parley;

    @BeforeEach
    void start() {
        provider = new ProviderStandIn();
        parley = ParleyProcess.start(data, provider.baseUrl());
    }

    @AfterEach
    void end() {
        parley.close();
        provider.close();
    }

    @Test
    void a_key_that_is_revoked_while_it_streams_reads_no_further() throws Exception {
        provider.next(Script.tokens(10).gated());
        var hers = keyOf("ada");
        var his = keyOf("charles");
        try (var reading = parley.client().with(hers).ask("usual", "Go on.")) {
            var response = reading.responseId();
            var call = provider.takeCall();
            try (var other = parley.client().with(his).resume(response, 0)) {

                ParleyProcess.command(data, Map.of(), "keys", "revoke", "ada");

                var last = HouseClient.rest(reading).getLast();
                assertThat(last.data()).startsWith("{\"type\":\"error\"");
                assertThat(last.data()).contains("invalid_api_key");
                call.release(10);
                assertThat(HouseClient.rest(other).getLast().isEnd()).isTrue();
            }
        }
    }

    @Test
    void what_is_exported_is_what_the_service_gives_while_it_runs_and_afterwards()
            throws Exception {
        var client = parley.client();
        var opened = client.post("/v1/conversations", "{\"title\": \"Où est 東京?\"}");
        var id = opened.get("id").asText();
        client.post(
                "/v1/responses", "{\"conversation\": \"%s\", \"input\": \"Hello\"}".formatted(id));
        var served = withoutTime(client.get("/v1/conversations/" + id + "/export"));
        var file = data.resolve("export.json");

        var printed = ParleyProcess.command(data, Map.of(), "export", id);
        ParleyProcess.command(data, Map.of(), "export", id, "--output", file.toString());
        parley.terminate();
        parley.awaitExit();
        var lines = ParleyProcess.command(data, Map.of(), "export");

        assertThat(withoutTime(HouseClient.json(printed))).isEqualTo(served);
        assertThat(withoutTime(HouseClient.json(Files.readString(file)))).isEqualTo(served);
        assertThat(lines.lines()).hasSize(1);
        assertThat(withoutTime(HouseClient.json(lines))).isEqualTo(served);
    }

    private String keyOf(String name) throws Exception {
        return ParleyProcess.command(data, Map.of(), "keys", "add", "--name", name).strip();
    }

    /** Without the moment of the export. */
    private static JsonNode withoutTime(JsonNode export) {
        return ((ObjectNode) export).without("exported_at");
    }
}
