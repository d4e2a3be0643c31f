package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bootstrap.endtoend.ParleyProcess;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Check 27: models. */
class ModelsIT {

    @TempDir private Path data;

    @DisplayName("Check 27: a model whose id has a slash can be retrieved and asked")
    @Test
    void a_model_with_a_slash_can_be_retrieved() throws IOException {
        try (var provider = new ProviderStandIn();
                var parley = serving(provider.baseUrl(), ProviderStandIn.deadBaseUrl())) {
            var api = new Api(parley.address());

            var model = api.get("/v1/models/openrouter%2Fauto").ok();
            assertThat(model.text("/id")).isEqualTo("openrouter/auto");
            assertThat(model.text("/object")).isEqualTo("model");
            assertThat(model.json().get("created").isIntegralNumber()).isTrue();

            var answer = api.post("/v1/responses", "{'model':'openrouter/auto','input':'Hi'}").ok();
            assertThat(answer.text("/model")).isEqualTo("openrouter/auto");
        }
    }

    @DisplayName("Check 27: a provider that does not answer only loses what it would have reported")
    @Test
    void a_dead_provider_does_not_spoil_the_list() throws IOException {
        try (var provider = new ProviderStandIn();
                var mute = new ProviderStandIn()) {
            mute.listing(Script.of(new Step.Silence()));
            provider.listing(
                    Script.refusing(
                            200,
                            "{\"object\":\"list\",\"data\":[{\"id\":\"reported\",\"object\":\"model\",\"created\":1721172741,\"owned_by\":\"somebody\"}]}"));
            try (var parley = serving(provider.baseUrl(), mute.baseUrl())) {
                var list = new Api(parley.address()).get("/v1/models").ok();

                assertThat(list.all("/id")).contains("openrouter/auto", "silent", "reported");
                assertThat(list.json().get("data"))
                        .allSatisfy(model ->
                                assertThat(model.get("created").isIntegralNumber()).isTrue());
            }
        }
    }

    private ParleyProcess serving(String living, String dead) throws IOException {
        var file = data.resolve("parley.yml");
        Files.writeString(
                file,
                """
                providers:
                  - name: living
                    base-url: %s
                    models: [openrouter/auto]
                  - name: dead
                    base-url: %s
                    models: [silent]
                """
                        .formatted(living, dead));
        return ParleyProcess.start(data, Map.of("PARLEY_CONFIG", file.toString()));
    }
}
