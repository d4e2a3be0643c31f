package dev.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.rest.testing.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** Which pages may ask. */
class OriginGuardTest {

    private static final World HERE =
            World.serving(Map.of("parley.http.allowed-origins", "https://chat.example.org"));
    private static final World OUT_THERE =
            World.serving(
                    Map.of(
                            "parley.http.host", "0.0.0.0",
                            "parley.http.trusted-network", true,
                            "parley.http.allowed-origins", "https://chat.example.org"));
    private static final World OPEN = World.serving(Map.of("parley.http.allowed-origins", "*"));

    @AfterAll
    static void stop() {
        HERE.close();
        OUT_THERE.close();
        OPEN.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:1733",
                "127.0.0.1:80",
                "127.8.9.10",
                "[::1]:1733",
                "chat.localhost"
            })
    void on_loopback_names_of_this_machine_are_answered_to(String host) {
        assertThat(HERE.client().with("Host", host).get("/v1/models").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.org",
                "localhost.evil.example.org",
                "127.0.0.1.evil.example.org",
                "10.0.0.1",
                "0.0.0.0"
            })
    void on_loopback_other_names_are_refused(String host) {
        var reply = HERE.client().with("Host", host).get("/v1/models");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.error())
                .containsEntry("code", "origin_not_allowed")
                .containsEntry("type", "invalid_request_error");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3000, 200",
        "https://127.0.0.1, 200",
        "http://[::1]:5173, 200",
        "https://chat.example.org, 200",
        "http://chat.example.org, 403",
        "https://chat.example.org:8443, 403",
        "https://evil.example.org, 403",
        "http://localhost.evil.example.org, 403",
        "http://localhost@evil.example.org, 403",
        "null, 403",
        "file://, 403",
        "app://localhost, 403"
    })
    void on_loopback_a_page_of_this_machine_or_an_allowed_one_may_ask(String origin, int status) {
        var reply = HERE.client().with("Origin", origin).get("/v1/models");

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "http://parley.example.org:1733, 200",
        "https://chat.example.org, 200",
        "http://localhost:3000, 403",
        "http://other.example.org:1733, 403",
        "null, 403"
    })
    void elsewhere_only_its_own_pages_and_allowed_ones_may_ask(String origin, int status) {
        var reply =
                OUT_THERE
                        .client()
                        .with("Host", "parley.example.org:1733")
                        .with("Origin", origin)
                        .get("/v1/models");

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }

    @Test
    void a_star_lets_every_page_ask() {
        var reply = OPEN.client().with("Origin", "https://anything.example").get("/v1/models");

        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 200",
        "application/merge-patch+json;charset=utf-8, 200",
        "text/plain, 415",
        "Text/Plain;charset=utf-8, 415",
        "application/x-www-form-urlencoded, 415"
    })
    void what_comes_from_no_page_must_not_look_like_a_form(String type, int status) {
        var reply =
                HERE.client()
                        .with("Content-Type", type)
                        .send("POST", "/v1/model_settings/user", "{}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }

    @Test
    void a_body_needs_no_type() {
        assertThat(HERE.client().send("POST", "/v1/model_settings/user", "{}").status())
                .isEqualTo(200);
        assertThat(HERE.client().send("POST", "/v1/model_settings/user", null).status())
                .isEqualTo(200);
    }

    @Test
    void who_names_a_malformed_origin_in_the_settings_is_told_at_once() {
        assertThatThrownBy(() ->
                        World.serving(Map.of("parley.http.allowed-origins", "chat.example.org")))
                .rootCause()
                .hasMessageContaining("parley.http.allowed-origins")
                .hasMessageContaining("chat.example.org");
    }
}
