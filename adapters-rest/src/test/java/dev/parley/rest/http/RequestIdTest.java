package dev.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.rest.testing.Client;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests are called, and the other headers of every answer. */
class RequestIdTest {

    private static final World WORLD = World.serving();
    private static final Client CLIENT = WORLD.client();

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models",
                "/v1/nothing",
                "/health",
                "/",
                "/docs",
                "/openapi.json",
                "/nothing",
                "/manage/health"
            })
    void every_answer_has_an_id(String path) {
        assertThat(CLIENT.get(path).header("x-request-id")).matches("req_[0-9a-f]{32}");
    }

    @Test
    void two_requests_have_two_ids() {
        assertThat(CLIENT.get("/health").header("x-request-id"))
                .isNotEqualTo(CLIENT.get("/health").header("x-request-id"));
    }

    @Test
    void an_id_of_the_callers_comes_back() {
        var longest = "~" + "x".repeat(126) + "!";

        assertThat(CLIENT.with("X-Request-ID", "job-17/3").get("/health").header("x-request-id"))
                .isEqualTo("job-17/3");
        assertThat(CLIENT.with("X-Request-ID", longest).get("/nothing").header("x-request-id"))
                .isEqualTo(longest);
    }

    @Test
    void an_id_that_cannot_be_used_is_replaced() {
        for (var unusable : new String[] {"", "two words", "x".repeat(129), "caf\u00e9"}) {
            assertThat(CLIENT.with("X-Request-ID", unusable).get("/health").header("x-request-id"))
                    .as(unusable)
                    .matches("req_[0-9a-f]{32}");
        }
    }

    @Test
    void answers_of_the_house_api_tell_their_time_and_version() {
        for (var path : new String[] {"/v1/models", "/v1/nothing"}) {
            var reply = CLIENT.get(path);

            assertThat(reply.header("openai-processing-ms")).matches("\\d+");
            assertThat(reply.header("openai-version")).isEqualTo("2020-10-01");
        }
    }

    @Test
    void other_answers_do_not() {
        assertThat(CLIENT.get("/health").header("openai-version")).isNull();
    }
}
