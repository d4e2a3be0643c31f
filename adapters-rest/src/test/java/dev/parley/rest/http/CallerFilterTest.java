package dev.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.fixture.People;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/** Who may ask. */
class CallerFilterTest {

    @Test
    void without_keys_everybody_may_ask_with_any_key_or_none() {
        try (var world = World.serving()) {
            assertThat(world.client().get("/v1/models").status()).isEqualTo(200);
            assertThat(
                            world.client()
                                    .with("Authorization", "Bearer anything")
                                    .get("/v1/models")
                                    .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, 'Bearer %s'",
        "authorization, 'bearer  %s '",
        "X-API-Key, %s",
        "X-Session-API-Key, %s"
    })
    void a_key_is_read_from_any_of_three_headers(String header, String value) {
        try (var world = World.serving()) {
            var key = world.key(People.ADA);

            var reply = world.client().with(header, value.formatted(key)).get("/v1/models");

            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @Test
    void one_key_may_come_in_several_headers() {
        try (var world = World.serving()) {
            var key = world.key(People.ADA);

            var reply =
                    world.client()
                            .with("Authorization", "Bearer " + key)
                            .with("X-API-Key", key)
                            .with("X-Session-API-Key", key + " ")
                            .get("/v1/models");

            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, X-API-Key",
        "Authorization, X-Session-API-Key",
        "X-API-Key, X-Session-API-Key",
        "X-API-Key, x-api-key",
        "Authorization, authorization"
    })
    void different_keys_in_one_request_are_401_whoever_they_belong_to(String one, String other) {
        try (var world = World.serving()) {
            for (var second : List.of("wrong", world.key(People.GRACE))) {
                var reply =
                        world.client()
                                .with(one, value(one, world.key(People.ADA)))
                                .with(other, value(other, second))
                                .get("/v1/models");

                assertThat(reply.status()).isEqualTo(401);
                assertThat(reply.error()).containsEntry("code", "invalid_api_key");
                assertThat(reply.error().get("message")).asString().contains("different API keys");
            }
        }
    }

    private static String value(String header, String key) {
        return header.equalsIgnoreCase("Authorization") ? "Bearer " + key : key;
    }

    @Test
    void credentials_of_another_kind_do_not_count_as_a_key() {
        try (var world = World.serving()) {
            var key = world.key(People.ADA);

            var reply =
                    world.client()
                            .with("Authorization", "Basic d3Jvbmc6")
                            .with("X-API-Key", key)
                            .get("/v1/models");

            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @Test
    void without_keys_different_ones_are_ignored_like_any_other() {
        try (var world = World.serving()) {
            var reply =
                    world.client()
                            .with("Authorization", "Bearer any")
                            .with("X-API-Key", "other")
                            .get("/v1/models");

            assertThat(reply.status()).isEqualTo(200);
        }
    }

    @Test
    void with_keys_nobody_may_ask_without_one() {
        try (var world = World.serving()) {
            world.key(People.ADA);

            var reply = world.client().get("/v1/models");

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("www-authenticate")).isEqualTo("Bearer");
            assertThat(reply.error())
                    .containsEntry("type", "invalid_request_error")
                    .containsEntry("code", null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer ", "Basic d3Jvbmc6", "Bearer x, Bearer y"})
    void a_wrong_key_is_401(String authorization) {
        try (var world = World.serving()) {
            world.key(People.ADA);

            var reply = world.client().with("Authorization", authorization).get("/v1/models");

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("x-request-id")).startsWith("req_");
        }
    }

    @Test
    void an_unknown_key_is_called_invalid() {
        try (var world = World.serving()) {
            world.key(People.ADA);

            var reply = world.client().with("X-API-Key", "wrong").get("/v1/models");

            assertThat(reply.error()).containsEntry("code", "invalid_api_key");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/health",
                "/openapi.json",
                "/docs",
                "/docs/docs.js",
                "/manage/health",
                "/manage/health/liveness"
            })
    void pages_and_health_need_no_key(String path) {
        try (var world = World.serving()) {
            world.key(People.ADA);

            assertThat(world.client().get(path).status()).isEqualTo(200);
        }
    }

    @Test
    void metrics_need_a_key_beyond_loopback_only() {
        try (var here = World.serving();
                var outThere = World.serving(Map.of("parley.http.host", "0.0.0.0"))) {
            here.key(People.ADA);
            var key = outThere.key(People.ADA);

            assertThat(here.client().get("/manage/prometheus").status()).isEqualTo(200);
            assertThat(outThere.client().get("/manage/prometheus").status()).isEqualTo(401);
            assertThat(outThere.client().with("X-API-Key", key).get("/manage/prometheus").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void beyond_loopback_nobody_may_ask_although_there_is_no_key() {
        try (var world = World.serving(Map.of("parley.http.host", "0.0.0.0"))) {
            assertThat(world.client().get("/v1/models").status()).isEqualTo(401);
            assertThat(world.client().with("X-API-Key", "any").get("/v1/models").error())
                    .containsEntry("code", "invalid_api_key");
        }
    }

    @Test
    void on_a_network_that_is_trusted_everybody_may_ask() {
        try (var world =
                World.serving(
                        Map.of(
                                "parley.http.host",
                                "0.0.0.0",
                                "parley.http.trusted-network",
                                true))) {
            assertThat(world.client().get("/v1/models").status()).isEqualTo(200);
        }
    }
}
