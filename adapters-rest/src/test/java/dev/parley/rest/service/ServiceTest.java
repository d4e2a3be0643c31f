package dev.parley.rest.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.rest.testing.Client;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;

/** What the process says about itself. */
class ServiceTest {

    private static final World WORLD = World.serving(Map.of("parley.version", "0.1.0"));
    private static final Client CLIENT = WORLD.client();

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void health_has_the_members_that_either_frontend_knows() {
        assertThat(CLIENT.get("/health").object())
                .containsEntry("success", true)
                .containsKey("message")
                .containsEntry("data", Map.of("status", "healthy", "version", "0.1.0"))
                .containsEntry("timestamp", "2026-03-04T12:00:00.123457")
                .containsEntry("status", "healthy")
                .containsEntry("service", "parley");
    }

    @Test
    void a_browser_gets_a_page_at_the_root() {
        var reply = CLIENT.with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").get("/");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-type")).startsWith("text/html");
        assertThat(reply.header("content-security-policy")).contains("default-src 'none'");
        assertThat(reply.body()).contains("/docs");
    }

    @Test
    void a_program_gets_an_object_at_the_root() {
        assertThat(CLIENT.get("/").object())
                .containsEntry("success", true)
                .containsEntry("title", "Parley")
                .containsEntry("version", "0.1.0")
                .containsEntry("docs", "/docs")
                .containsKeys("message", "data", "timestamp", "uptime", "idle_time", "endpoints");
    }

    @ParameterizedTest
    @CsvSource({
        "/docs, text/html",
        "/docs/docs.js, text/javascript",
        "/docs/swagger-ui.css, text/css",
        "/docs/swagger-ui-bundle.js, text/javascript"
    })
    void the_page_of_the_api_loads_everything_from_here(String path, String type) {
        var reply = CLIENT.get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-type")).startsWith(type);
        assertThat(reply.body()).isNotEmpty();
    }

    @Test
    void no_other_file_is_given_out() {
        assertThat(CLIENT.get("/docs/openapi.yaml").status()).isEqualTo(404);
        assertThat(CLIENT.get("/docs/../logback-test.xml").status()).isEqualTo(404);
    }

    @Test
    void it_is_ready_until_it_begins_to_stop() throws InterruptedException {
        try (var world = World.serving()) {
            assertThat(world.client().get("/manage/health/readiness").status()).isEqualTo(200);

            world.parley.drainGenerations().drain(Duration.ZERO);

            var readiness = world.client().get("/manage/health/readiness");
            assertThat(readiness.status()).as(readiness.body()).isEqualTo(503);
            assertThat(world.client().get("/manage/health/liveness").status()).isEqualTo(200);
        }
    }

    @Test
    void requests_are_counted() {
        CLIENT.get("/v1/models");

        assertThat(CLIENT.get("/manage/prometheus").body())
                .contains("http_server_requests_seconds_count");
    }
}
