package dev.parley.rest.openai;

import static dev.parley.rest.testing.Golden.assertAnswer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelDirectory.ListedModel;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.rest.testing.Client;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

/** Section 10. */
class ModelsTest {

    private static final ProviderName OPENAI = new ProviderName("openai");

    private final World world = World.serving();
    private final Client client = world.client();

    @BeforeEach
    void configureAProvider() {
        world.providers.add(
                new ConfiguredProvider(
                        OPENAI,
                        new ProviderKind("openai-compatible"),
                        "https://api.openai.com/v1",
                        null,
                        List.of(new ConfiguredModel(new ModelName("gpt-4o-mini"), 128_000, null)),
                        false));
        world.listed.put(
                OPENAI,
                List.of(
                        new ListedModel(
                                new ModelName("gpt-4o-mini"),
                                Instant.ofEpochSecond(1_721_172_741),
                                "openai"),
                        new ListedModel(new ModelName("acme/large"), null, null)));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void models_are_those_configured_those_reported_and_the_demo_model() {
        assertAnswer(client.get("/v1/models"), 200, "models/list");
    }

    @Test
    void a_model_can_be_retrieved() {
        assertAnswer(client.get("/v1/models/gpt-4o-mini"), 200, "models/one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme%2Flarge", "acme%2flarge", "acme/large", "openai%2Facme%2Flarge"})
    void a_model_whose_name_has_a_slash_can_be_retrieved(String id) {
        var reply = client.get("/v1/models/" + id);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.object()).containsEntry("id", "acme/large");
    }

    @Test
    void an_unknown_model_is_404() {
        assertAnswer(client.get("/v1/models/gpt-9"), 404, "errors/model_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "%0A"})
    void what_cannot_name_a_model_is_400(String id) {
        var reply = client.get("/v1/models/" + id);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).containsEntry("param", "model");
    }

    @Test
    void a_model_cannot_be_deleted() {
        assertThat(client.delete("/v1/models/gpt-4o-mini").status()).isEqualTo(405);
    }
}
