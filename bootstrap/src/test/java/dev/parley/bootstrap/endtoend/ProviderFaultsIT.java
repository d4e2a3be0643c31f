package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;

/**
 * Whatever a provider does, the answer ends in a state that says what happened, in words that a
 * person understands.
 */
class ProviderFaultsIT {

    private static final Map<String, Script> SCRIPTS =
            Map.ofEntries(
                    Map.entry("reset-first", Script.of(new Step.Reset())),
                    Map.entry("reset-later", Script.tokensOnly(3).then(new Step.Reset())),
                    Map.entry("refused-401", refusing(401)),
                    Map.entry("refused-404", refusing(404)),
                    Map.entry("refused-408", refusing(408)),
                    Map.entry("refused-429", refusing(429).header("retry-after", "0")),
                    Map.entry("refused-500", refusing(500)),
                    Map.entry(
                            "malformed",
                            Script.tokensOnly(2).then(new Step.Raw("data: {\"choices\":[{,\n\n"))),
                    Map.entry(
                            "truncated",
                            Script.tokensOnly(2)
                                    .then(
                                            new Step.Raw("data: {\"choices\":[{\"de"),
                                            new Step.HangUp())),
                    Map.entry("endless", Script.tokensOnly(2).then(new Step.EndlessLine())),
                    Map.entry("silent", Script.tokensOnly(2).then(new Step.Silence())),
                    Map.entry("hung-up", Script.tokensOnly(2).then(new Step.HangUp())));

    @TempDir private static Path data;

    private static ProviderStandIn provider;
    private static ParleyProcess parley;
    private static HouseClient client;

    @BeforeAll
    static void start() {
        provider = new ProviderStandIn();
        SCRIPTS.forEach(provider::model);
        provider.model("cut-characters", Script.saying("Zażółć ", "gęślą 🦆 ", "今天天气").cutInto(1));
        provider.model("no-usage", Script.tokens(3).without(Step.Usage.class));
        provider.model(
                "empty-deltas",
                Script.of(
                        new Step.Nothing(),
                        new Step.Text("Hi"),
                        new Step.Nothing(),
                        new Step.Finish("stop"),
                        new Step.Done()));
        parley =
                ParleyProcess.start(
                        data,
                        Map.of(
                                "PARLEY_MODEL_BASE_URL", provider.baseUrl(),
                                "PARLEY_MODEL", "usual",
                                "PARLEY_PROVIDER_SILENCE_TIMEOUT", "1s"));
        client = parley.client();
    }

    @AfterAll
    static void end() {
        parley.close();
        provider.close();
    }

    @ParameterizedTest
    @CsvSource({
        "reset-first, provider_disconnected, 0, 3",
        "reset-later, provider_disconnected, 3, 1",
        "refused-401, provider_rejected, 0, 1",
        "refused-404, provider_rejected, 0, 1",
        "refused-408, provider_error, 0, 3",
        "refused-429, provider_rate_limited, 0, 3",
        "refused-500, provider_error, 0, 3",
        "malformed, provider_error, 2, 1",
        "truncated, provider_disconnected, 2, 1",
        "endless, provider_error, 2, 1",
        "silent, silence_timeout, 2, 1",
        "hung-up, provider_disconnected, 2, 1",
    })
    void a_fault_ends_the_answer_with_its_cause(String model, String kind, int tokens, int calls) {
        var before = callsOf(model);

        var response = ask(model);

        assertThat(response.get("status").asText()).isEqualTo("failed");
        assertThat(response.at("/parley/failure/kind").asText()).isEqualTo(kind);
        assertThat(response.at("/error/message").asText()).startsWith("The model provider ");
        assertThat(response.at("/output/0/content/0/text").asText())
                .isEqualTo(tokens == 0 ? "" : Script.tokensTogether(tokens));
        assertThat(callsOf(model) - before).as("calls of the provider").isEqualTo(calls);
        assertThat(client.get("/v1/responses/" + response.get("id").asText())).isEqualTo(response);
    }

    @Test
    void characters_that_come_in_pieces_arrive_whole() {
        assertThat(ask("cut-characters").at("/output/0/content/0/text").asText())
                .isEqualTo("Zażółć gęślą 🦆 今天天气");
    }

    @Test
    void usage_that_is_not_reported_is_estimated_and_says_so() {
        var response = ask("no-usage");

        assertThat(response.get("status").asText()).isEqualTo("completed");
        assertThat(response.at("/parley/usage_source").asText()).isEqualTo("estimated");
        assertThat(response.at("/usage/output_tokens").asInt()).isPositive();
    }

    @Test
    void deltas_that_say_nothing_are_nothing() {
        var response = ask("empty-deltas");

        assertThat(response.at("/output/0/content/0/text").asText()).isEqualTo("Hi");
    }

    @Test
    void a_provider_that_is_not_there_is_named_as_the_cause(@TempDir Path other) {
        try (var lonely = ParleyProcess.start(other, ProviderStandIn.deadBaseUrl())) {
            var response =
                    lonely.client()
                            .post("/v1/responses", "{\"model\":\"usual\",\"input\":\"Hello\"}");

            assertThat(response.get("status").asText()).isEqualTo("failed");
            assertThat(response.at("/parley/failure/kind").asText())
                    .isEqualTo("provider_disconnected");
        }
    }

    private static JsonNode ask(String model) {
        return client.post(
                "/v1/responses", "{\"model\":\"%s\",\"input\":\"Go on.\"}".formatted(model));
    }

    private static long callsOf(String model) {
        return provider.calls().stream()
                .filter(call -> model.equals(call.json().get("model")))
                .count();
    }

    private static Script refusing(int status) {
        return Script.refusing(status, "{\"error\":{\"message\":\"No, said the provider.\"}}");
    }
}
