package dev.parley.rest.openai;

import static dev.parley.rest.testing.Golden.assertAnswer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.conversation.OpenConversation;
import dev.parley.application.testkit.fixture.People;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.shared.Metadata;
import dev.parley.rest.testing.Client;
import dev.parley.rest.testing.World;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** Section 13.4. */
class ModelSettingsTest {

    private static final String USER = "/v1/model_settings/user";
    private static final String INSTALLATION = "/v1/model_settings/installation";
    private static final String COMPLETE =
            """
            {
              "provider": "openrouter", "base_url": "https://openrouter.ai/api/v1", "api_key": "sk-or-v1-secret-c0de",
              "model": "deepseek/deepseek-chat", "parameters": {"temperature": 0.3, "max_output_tokens": 4096}
            }
            """;

    private final World world = World.serving();
    private final Client client = world.client();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void settings_are_written_without_their_key() {
        assertAnswer(client.post(USER, COMPLETE), 200, "model_settings/complete");
        assertAnswer(client.get(USER), 200, "model_settings/complete");
    }

    @Test
    void named_members_change_and_others_stay() {
        client.post(USER, COMPLETE);

        var reply = client.post(USER, "{\"model\":\"acme/large\",\"parameters\":{\"top_p\":1}}");

        assertThat(reply.object())
                .containsEntry("model", "acme/large")
                .containsEntry("provider", "openrouter")
                .containsEntry("api_key_set", true)
                .extracting("parameters")
                .asString()
                .isEqualTo("{top_p=1.0}");
    }

    @Test
    void null_removes_a_member() {
        client.post(USER, COMPLETE);

        var reply = client.post(USER, "{\"model\":null,\"parameters\":null,\"api_key\":null}");

        assertThat(reply.object())
                .containsEntry("model", null)
                .containsEntry("parameters", Map.of())
                .containsEntry("api_key_set", false)
                .containsEntry("api_key_hint", null)
                .containsEntry("base_url", "https://openrouter.ai/api/v1");
    }

    @Test
    void a_key_does_not_follow_to_another_address() {
        client.post(USER, COMPLETE);

        var reply = client.post(USER, "{\"base_url\":\"https://elsewhere.example/v1\"}");

        assertThat(reply.object()).containsEntry("api_key_set", false);
    }

    @Test
    void a_hint_sent_back_with_another_address_is_refused() {
        client.post(USER, COMPLETE);

        var reply =
                client.post(
                        USER,
                        "{\"base_url\":\"https://elsewhere.example/v1\",\"api_key\":\"\u2026c0de\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).containsEntry("param", "api_key");
    }

    @Test
    void the_visible_scopes_are_listed() {
        client.post(INSTALLATION, "{\"model\":\"demo\"}");
        client.post(USER, COMPLETE);

        assertAnswer(client.get("/v1/model_settings"), 200, "model_settings/list");
    }

    @Test
    void an_empty_list_has_empty_ends() {
        assertAnswer(client.get("/v1/model_settings"), 200, "model_settings/empty");
    }

    @Test
    void all_scopes_together_say_where_each_member_comes_from() {
        var conversation = conversation(null);
        client.post(INSTALLATION, COMPLETE);
        client.post(USER, "{\"model\":\"demo\",\"parameters\":{\"temperature\":1}}");
        client.post("/v1/model_settings/" + conversation, "{\"parameters\":{\"top_p\":0.5}}");

        assertAnswer(
                client.get("/v1/model_settings/effective?conversation=" + conversation),
                200,
                "model_settings/effective");
    }

    @Test
    void without_any_settings_nothing_comes_from_anywhere() {
        assertAnswer(
                client.get("/v1/model_settings/effective"),
                200,
                "model_settings/effective_nothing");
    }

    @Test
    void a_scope_can_be_emptied_once() {
        client.post(USER, COMPLETE);

        assertAnswer(client.delete(USER), 200, "model_settings/deleted");
        assertThat(client.get(USER).status()).isEqualTo(404);
        assertThat(client.delete(USER).error())
                .containsEntry("code", "not_found")
                .containsEntry("param", "scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/model_settings/everybody",
                "/v1/model_settings/conv_1",
                "/v1/model_settings/conv_0199f3a27c1e7b40a0015d20c4e88f11",
                "/v1/model_settings/CONV_0199f3a27c1e7b40a0015d20c4e88f11"
            })
    void an_unknown_scope_is_404_for_every_method(String path) {
        assertThat(client.get(path).error()).containsEntry("param", "scope");
        assertThat(client.post(path, COMPLETE).status()).isEqualTo(404);
        assertThat(client.post(path + "/check", COMPLETE).status()).isEqualTo(404);
        assertThat(client.delete(path).status()).isEqualTo(404);
    }

    @Test
    void an_unknown_conversation_has_no_effective_settings() {
        var reply =
                client.get(
                        "/v1/model_settings/effective?conversation=conv_0199f3a27c1e7b40a0015d20c4e88f11");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).containsEntry("param", "conversation");
    }

    @Test
    void somebody_elses_conversation_is_404_as_if_there_were_none() {
        var grace = world.clientOf(People.GRACE);
        var conversation = conversation(People.ADA);

        assertThat(grace.get("/v1/model_settings/" + conversation).status()).isEqualTo(404);
        assertThat(grace.post("/v1/model_settings/" + conversation, COMPLETE).status())
                .isEqualTo(404);
    }

    @Test
    void everybody_has_user_settings_of_their_own() {
        world.clientOf(People.ADA).post(USER, COMPLETE);

        assertThat(world.clientOf(People.GRACE).get(USER).status()).isEqualTo(404);
    }

    @Test
    void only_a_key_with_the_scope_admin_changes_or_checks_the_installations_settings() {
        var ada = world.clientOf(People.ADA);
        var owner = world.clientOf(People.GRACE, KeyScope.ADMIN);

        assertThat(owner.post(INSTALLATION, COMPLETE).status()).isEqualTo(200);
        assertThat(ada.get(INSTALLATION).status()).isEqualTo(200);
        assertThat(ada.post(INSTALLATION, COMPLETE).error()).containsEntry("code", "missing_scope");
        assertThat(ada.delete(INSTALLATION).status()).isEqualTo(403);
        assertThat(ada.post(INSTALLATION + "/check", COMPLETE).status()).isEqualTo(403);
        assertThat(owner.delete(INSTALLATION).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"colour":"red"}                        | colour                       | unknown_parameter
                    {"provider":1}                          | provider                     | invalid_type
                    {"provider":"Open Router"}              | provider                     | invalid_value
                    {"provider":""}                         | provider                     | invalid_value
                    {"provider":"acme"}                     | provider                     | invalid_value
                    {"base_url":"https://a.example/v1"}     | provider                     | invalid_value
                    {"provider":"acme","base_url":"ftp://a.example"}   | base_url          | invalid_value
                    {"provider":"acme","base_url":"/v1"}               | base_url          | invalid_value
                    {"provider":"acme","base_url":"https://u:p@a.example"} | base_url      | invalid_value
                    {"provider":"acme","base_url":["https://a.example"]} | base_url        | invalid_type
                    {"provider":"openrouter","api_key":""}  | api_key                      | invalid_value
                    {"provider":"openrouter","api_key":"a\\nb"} | api_key                  | invalid_value
                    {"provider":"openrouter","api_key":true}| api_key                      | invalid_type
                    {"model":""}                            | model                        | invalid_value
                    {"model":7}                             | model                        | invalid_type
                    {"parameters":[]}                       | parameters                   | invalid_type
                    {"parameters":{"heat":1}}               | parameters.heat              | unknown_parameter
                    {"parameters":{"temperature":"hot"}}    | parameters.temperature       | invalid_type
                    {"parameters":{"temperature":2.1}}      | parameters.temperature       | decimal_above_max_value
                    {"parameters":{"temperature":-0.1}}     | parameters.temperature       | decimal_below_min_value
                    {"parameters":{"top_p":1.01}}           | parameters.top_p             | decimal_above_max_value
                    {"parameters":{"presence_penalty":-3}}  | parameters.presence_penalty  | decimal_below_min_value
                    {"parameters":{"frequency_penalty":3}}  | parameters.frequency_penalty | decimal_above_max_value
                    {"parameters":{"max_output_tokens":0}}  | parameters.max_output_tokens | integer_below_min_value
                    {"parameters":{"max_output_tokens":1.5}}| parameters.max_output_tokens | invalid_type
                    {"parameters":{"max_output_tokens":2147483648}} | parameters.max_output_tokens | integer_above_max_value
                    []                                      |                              | invalid_type
                    "text"                                  |                              | invalid_type
                    """)
    void what_is_wrong_is_named(String body, @Nullable String param, String code) {
        for (var path : List.of(USER, INSTALLATION, USER + "/check")) {
            var reply = client.post(path, body);
            if (path.endsWith("/check") && body.equals("{\"provider\":\"acme\"}")) {
                assertThat(reply.object()).containsEntry("ok", false);
                continue;
            }

            assertThat(reply.status()).as(path + reply.body()).isEqualTo(400);
            assertThat(reply.error())
                    .containsEntry("type", "invalid_request_error")
                    .containsEntry("param", param)
                    .containsEntry("code", code);
        }
    }

    @Test
    void a_check_asks_the_model_and_stores_nothing() {
        world.models.willSay("ready");

        var reply = client.post(USER + "/check", COMPLETE);

        assertAnswer(reply, 200, "model_settings/check_ok");
        assertThat(world.models.nextCall().call().target().baseUrl())
                .isEqualTo("https://openrouter.ai/api/v1");
        assertThat(client.get(USER).status()).isEqualTo(404);
    }

    @Test
    void a_check_with_a_key_that_the_provider_refuses_blames_the_key() {
        world.models.willSend(
                List.of(
                        new Delta.Broke(
                                new GenerationFailure(
                                        GenerationFailure.Kind.PROVIDER_REJECTED,
                                        "The provider refuses the key.",
                                        new ProviderName("openrouter"),
                                        401,
                                        false,
                                        null))));

        assertAnswer(client.post(USER + "/check", COMPLETE), 200, "model_settings/check_key");
    }

    @Test
    void a_check_of_a_provider_that_does_not_answer_says_so() {
        world.models.willSend(
                List.of(
                        new Delta.Broke(
                                new GenerationFailure(
                                        GenerationFailure.Kind.CONNECT_TIMEOUT,
                                        "The provider could not be reached in time.",
                                        new ProviderName("openrouter"),
                                        null,
                                        true,
                                        null))));

        assertAnswer(client.post(USER + "/check", COMPLETE), 200, "model_settings/check_timeout");
    }

    private String conversation(@Nullable OwnerId owner) {
        var caller = owner == null ? Caller.INSTALLATION : Caller.actingFor(owner);
        var opened =
                world.parley
                        .openConversation()
                        .open(
                                new OpenConversation.Command(
                                        caller, null, Metadata.NONE, null, null, List.of(), null))
                        .result();
        return WireId.CONVERSATION.of(opened.id().value());
    }
}
