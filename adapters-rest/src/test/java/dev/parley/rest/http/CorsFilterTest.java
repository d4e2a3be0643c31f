package dev.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.fixture.People;
import dev.parley.rest.testing.Client;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** What pages may read. */
class CorsFilterTest {

    private static final String PAGE = "https://chat.example.org";
    private static final World WORLD = World.serving(Map.of("parley.http.allowed-origins", PAGE));
    private static final Client BROWSER = WORLD.client().with("Origin", PAGE);

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void a_preflight_is_answered_with_the_headers_asked_for() {
        var reply =
                BROWSER.with("Access-Control-Request-Method", "POST")
                        .with(
                                "Access-Control-Request-Headers",
                                "authorization,content-type,x-stainless-os")
                        .send("OPTIONS", "/v1/responses", null);

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("access-control-allow-origin")).isEqualTo(PAGE);
        assertThat(reply.header("access-control-allow-methods")).contains("POST", "DELETE");
        assertThat(reply.header("access-control-allow-headers"))
                .isEqualTo("authorization,content-type,x-stainless-os");
        assertThat(reply.header("vary")).containsIgnoringCase("origin");
        assertThat(reply.header("x-request-id")).startsWith("req_");
    }

    @Test
    void a_preflight_needs_no_key() {
        try (var world = World.serving()) {
            world.key(People.ADA);

            var reply =
                    world.client()
                            .with("Origin", "http://localhost:3000")
                            .with("Access-Control-Request-Method", "GET")
                            .send("OPTIONS", "/v1/models", null);

            assertThat(reply.status()).isEqualTo(204);
        }
    }

    @Test
    void an_answer_can_be_read_with_its_headers() {
        var reply = BROWSER.get("/v1/models");

        assertThat(reply.header("access-control-allow-origin")).isEqualTo(PAGE);
        assertThat(String.valueOf(reply.header("access-control-expose-headers")).split(", "))
                .as("the headers of the contract's section 2.3")
                .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                .containsExactlyInAnyOrder(
                        "x-request-id",
                        "openai-processing-ms",
                        "openai-version",
                        "x-should-retry",
                        "retry-after-ms",
                        "retry-after",
                        "Idempotency-Replayed");
    }

    @Test
    void an_error_can_be_read_too() {
        var reply = BROWSER.get("/v1/nothing");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("access-control-allow-origin")).isEqualTo(PAGE);
    }

    @Test
    void a_page_that_may_not_ask_gets_no_permission() {
        var reply =
                WORLD.client()
                        .with("Origin", "https://evil.example.org")
                        .with("Access-Control-Request-Method", "POST")
                        .send("OPTIONS", "/v1/responses", null);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("access-control-allow-origin")).isNull();
    }

    @Test
    void outside_of_the_house_api_nothing_is_permitted() {
        var reply = BROWSER.get("/health");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("access-control-allow-origin")).isNull();
    }

    @Test
    void who_is_no_page_gets_no_permission() {
        assertThat(WORLD.client().get("/v1/models").header("access-control-allow-origin")).isNull();
    }
}
