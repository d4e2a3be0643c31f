package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.Waiting;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** Check 24: who may come, and what is somebody else's. */
class KeysIT {

    @TempDir private static Path data;

    private static Installation installation;
    private static Api ada;
    private static Api eve;

    @BeforeAll
    static void start() {
        installation = Installation.start(data);
        ada = installation.api().withKey(installation.addKey("ada", "ada"));
        eve = installation.api().withKey(installation.addKey("eve", "eve"));
        awaitThatKeysAreNeeded();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    /** For half a second a caller without a key is still remembered as one who needs none. */
    private static void awaitThatKeysAreNeeded() {
        Waiting.until(
                "keys are needed", () -> installation.api().get("/v1/models").status() != 200);
    }

    @DisplayName("Check 24: any key and none are taken as long as none is configured")
    @Test
    void any_key_is_taken_where_none_is_configured(@TempDir Path other) {
        try (var here = Installation.start(other)) {
            for (var api : new Api[] {here.api(), here.api().withKey("any")}) {
                assertThat(api.get("/v1/models").status()).isEqualTo(200);
            }
        }
    }

    @DisplayName("Check 24: with keys, a wrong one and none are 401")
    @Test
    void a_wrong_key_is_refused() {
        var wrong = installation.api().withKey("sk-parley-wrong").get("/v1/models");
        wrong.refused(401, "invalid_api_key", "");
        assertThat(wrong.header("www-authenticate")).isEqualTo("Bearer");
        installation.api().get("/v1/models").refused(401, "", "");
        assertThat(ada.get("/v1/models").status()).isEqualTo(200);
    }

    @DisplayName("Check 24: what is somebody else's is 404, as if it were not there")
    @Test
    void what_is_somebody_elses_is_not_there() {
        var conversation = ada.conversation();
        var item =
                ada.post(
                                "/v1/conversations/" + conversation + "/items",
                                "{'items':[{'role':'user','content':'Secret'}]}")
                        .text("/data/0/id");
        var whole = ada.answer(GivenAnswer.TEXT);
        var response = "/v1/responses/" + whole.responseId();

        eve.get("/v1/conversations/" + conversation).refused(404, "not_found", "conversation_id");
        eve.delete("/v1/conversations/" + conversation)
                .refused(404, "not_found", "conversation_id");
        eve.get("/v1/conversations/" + conversation + "/items")
                .refused(404, "not_found", "conversation_id");
        eve.get("/v1/conversations/" + conversation + "/items/" + item)
                .refused(404, "not_found", "conversation_id");
        eve.get(response).refused(404, "not_found", "response_id");
        eve.get(response + "?stream=true&starting_after=1")
                .refused(404, "not_found", "response_id");
        eve.get(response + "/events?after=1").refused(404, "not_found", "response_id");
        eve.get(response + "/input_items").refused(404, "not_found", "response_id");
        eve.post(response + "/cancel", "").refused(404, "not_found", "response_id");
        eve.delete(response).refused(404, "not_found", "response_id");
        eve.post(
                        "/v1/responses",
                        "{'model':'text','input':'Hi','conversation':'%s'}".formatted(conversation))
                .refused(404, "not_found", "conversation");
        eve.post(
                        "/v1/responses",
                        "{'model':'text','input':'Hi','previous_response_id':'%s'}"
                                .formatted(whole.responseId()))
                .refused(400, "previous_response_not_found", "previous_response_id");
        assertThat(eve.get("/v1/conversations").all("/id")).doesNotContain(conversation);
        assertThat(eve.get("/v1/search?query=Secret").all("/id")).isEmpty();
        assertThat(ada.get(response).status()).isEqualTo(200);
    }

    @DisplayName("Check 24: a running answer is not cancelled by somebody else")
    @Test
    void a_running_answer_is_not_cancelled_by_somebody_else() {
        try (var running = ada.stream("/v1/responses", Api.asking(GivenAnswer.STUCK))) {
            running.until("response.output_text.delta");
            var path = "/v1/responses/" + running.responseId();

            eve.post(path + "/cancel", "").refused(404, "not_found", "response_id");

            assertThat(ada.get(path).text("/status")).isEqualTo("in_progress");
        }
    }
}
