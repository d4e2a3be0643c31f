package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;

/** Checks 22, 23 and 25: every way in which a request is refused. */
class ErrorsIT {

    private static final String RESPONSES = "/v1/responses";

    @TempDir private static Path data;

    private static Installation installation;
    private static Api api;

    @BeforeAll
    static void start() {
        installation =
                Installation.start(
                        data,
                        Map.of(
                                "PARLEY_MAX_BODY_SIZE",
                                "1MiB",
                                "PARLEY_PROVIDER_FIRST_TOKEN_TIMEOUT",
                                "3s"));
        installation
                .provider()
                .model("limited", refusing(429, "rate_limit_exceeded").header("retry-after", "0"))
                .model(
                        "waiting",
                        refusing(429, "rate_limit_exceeded").header("retry-after", "3600"))
                .model("exhausted", refusing(429, "insufficient_quota"))
                .model("broken", refusing(500, "oops").header("retry-after", "0"))
                .model("rejected", refusing(400, "bad"))
                .model("mute", Script.of(new Step.Silence()))
                .model("gone", Script.of(new Step.Reset()));
        api = installation.api();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @DisplayName("Check 22: what is wrong with a response's request is named")
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'input':|400||",
                "[]|400|invalid_type|",
                "{'model':'text'}|400|missing_required_parameter|input",
                "{'input':'Hi','colour':'red'}|400|unknown_parameter|colour",
                "{'input':'Hi','prompt':{'id':'p'}}|400|unsupported_parameter|prompt",
                "{'input':'Hi','tools':[{'type':'web_search'}]}|400|unsupported_parameter|tools[0].type",
                "{'input':'Hi','stream':'yes'}|400|invalid_type|stream",
                "{'input':[{'role':'user','content':[{'type':'input_text','text':'a'},{'type':'smell'}]}]}|400|invalid_value|input[0].content[1].type",
                "{'input':'Hi','max_output_tokens':15}|400|integer_below_min_value|max_output_tokens",
                "{'input':'Hi','top_logprobs':21}|400|integer_above_max_value|top_logprobs",
                "{'input':'Hi','temperature':-0.1}|400|decimal_below_min_value|temperature",
                "{'input':'Hi','top_p':1.1}|400|decimal_above_max_value|top_p",
                "{'input':'Hi','background':true,'store':false}|400|invalid_value|background",
                "{'input':'Hi','previous_response_id':'resp_nonsense'}|400|previous_response_not_found|previous_response_id",
                "{'input':'Hi','conversation':'conv_nonsense'}|404|not_found|conversation",
            })
    void a_wrong_request_is_refused(String json, int status, String code, String param) {
        var refused = api.post(RESPONSES, json);

        refused.refused(status, code == null ? "" : code, param == null ? "" : param);
        assertThat(refused.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(refused.header("x-request-id")).matches("req_[0-9a-f]{32}");
        assertThat(refused.header("content-type")).startsWith("application/json");
    }

    @DisplayName("Check 22: lists and metadata beyond their limits are refused")
    @Test
    void what_is_beyond_a_limit_is_refused() {
        var tool = "{'type':'function','name':'f'},".repeat(129);
        var metadata = new StringBuilder("'k0':'v'");
        for (var index = 1; index < 17; index++) {
            metadata.append(",'k").append(index).append("':'v'");
        }

        api.post(
                        RESPONSES,
                        "{'input':'Hi','tools':[%s]}"
                                .formatted(tool.substring(0, tool.length() - 1)))
                .refused(400, "array_above_max_length", "tools");
        api.post(RESPONSES, "{'input':'Hi','metadata':{%s}}".formatted(metadata))
                .refused(400, "object_above_max_properties", "metadata");
        api.post(
                        RESPONSES,
                        "{'input':'Hi','user':'u','safety_identifier':'%s'}"
                                .formatted("s".repeat(65)))
                .refused(400, "string_above_max_length", "safety_identifier");
    }

    @DisplayName(
            "Check 22: unknown addresses, wrong methods, broken JSON, too large bodies, other"
                    + " types")
    @Test
    void what_is_hardly_a_request_is_refused() {
        api.get("/v1/vector_stores").refused(404, "unknown_url", "");
        api.post(RESPONSES + "/compact", "{}").refused(404, "unknown_url", "");
        var wrongMethod = api.delete("/v1/models/text");
        wrongMethod.refused(405, "method_not_supported", "");
        assertThat(wrongMethod.header("allow")).contains("GET");
        api.post(RESPONSES, "{'input':").refused(400, "", "");
        api.post(RESPONSES, "{'input':'" + "x".repeat(1_100_000) + "'}")
                .refused(413, "request_too_large", "");
        api.send(
                        api.request(RESPONSES)
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofString("a,b")))
                .refused(415, "unsupported_media_type", "");
    }

    @DisplayName("Check 22: what is not there is 404, with the name of what was looked for")
    @Test
    void what_is_not_there_is_404() {
        var conversation = api.conversation();

        api.get("/v1/conversations/conv_nonsense").refused(404, "not_found", "conversation_id");
        api.get("/v1/conversations/" + conversation + "/items/msg_nonsense")
                .refused(404, "not_found", "item_id");
        api.get(RESPONSES + "/resp_nonsense").refused(404, "not_found", "response_id");
        api.get("/v1/models/none%2Fsuch").refused(404, "model_not_found", "model");
    }

    @DisplayName("Check 22: a page or a name that is not of this machine is 403")
    @Test
    void a_foreign_page_is_refused() {
        var refused =
                api.send(api.request("/v1/models").header("Origin", "https://evil.example.org"));

        refused.refused(403, "origin_not_allowed", "");
    }

    @DisplayName("Check 22: what a provider does to a chat is worded, with what to do about it")
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "limited, 429, rate_limit_error, rate_limit_exceeded, true",
        "exhausted, 429, insufficient_quota, insufficient_quota, false",
        "broken, 502, server_error, provider_error, true",
        "gone, 502, server_error, provider_disconnected, true",
        "mute, 504, server_error, provider_timeout, false",
        "rejected, 400, invalid_request_error, '', ''",
    })
    void a_providers_failure_is_worded(
            String model, int status, String type, String code, String retry) {
        for (var stream : new boolean[] {false, true}) {
            var refused = api.post("/v1/chat/completions", chat(model, stream));

            refused.refused(status, code, "");
            assertThat(refused.text("/error/type")).isEqualTo(type);
            assertThat(refused.header("x-should-retry")).isEqualTo(retry.isEmpty() ? null : retry);
        }
    }

    @DisplayName("Check 23: no wait above eight seconds is asked for, and none below a quarter")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"limited", "waiting", "broken"})
    void waits_are_bounded(String model) {
        var refused = api.post("/v1/chat/completions", chat(model, false));

        var wait = refused.header("retry-after-ms");
        assertThat(wait).as(refused.body()).isNotNull();
        assertThat(Long.parseLong(wait)).isBetween(250L, 8000L);
    }

    @DisplayName("Check 23: a service that is ending says 503, and when to come again")
    @Test
    void a_service_that_is_ending_says_when_to_come_again(@TempDir Path other) {
        try (var here = Installation.start(other);
                var running = here.api().stream(RESPONSES, Api.asking(GivenAnswer.STUCK))) {
            running.until("response.output_text.delta");
            here.beginToEnd();

            var refused = refusedWhileEnding(here.api());

            refused.refused(503, "draining", "");
            assertThat(refused.header("x-should-retry")).isEqualTo("true");
            assertThat(Long.parseLong(String.valueOf(refused.header("retry-after-ms"))))
                    .isBetween(250L, 8000L);
        }
    }

    @DisplayName("Check 25: every answer has an id, and a caller's own id comes back")
    @Test
    void every_answer_has_an_id() {
        assertThat(api.get("/v1/models").header("x-request-id")).matches("req_[0-9a-f]{32}");
        try (var stream = api.stream(RESPONSES, Api.asking(GivenAnswer.TEXT))) {
            assertThat(stream.header("x-request-id")).matches("req_[0-9a-f]{32}");
            assertThat(stream.header("content-type")).isEqualTo("text/event-stream; charset=utf-8");
            assertThat(stream.header("cache-control")).isEqualTo("no-cache, no-transform");
            assertThat(stream.header("x-accel-buffering")).isEqualTo("no");
        }
        for (var path : new String[] {"/v1/models", RESPONSES + "/resp_nonsense"}) {
            var answer = api.send(api.request(path).header("X-Request-ID", "ticket-17"));
            assertThat(answer.header("x-request-id")).isEqualTo("ticket-17");
            assertThat(answer.header("openai-processing-ms")).matches("[0-9]+");
        }
    }

    /** Asks until the signal has arrived. */
    private static Reply refusedWhileEnding(Api api) {
        while (true) {
            var reply = api.post(RESPONSES, "{'model':'text','input':'Hi'}");
            if (reply.status() != 200) {
                return reply;
            }
        }
    }

    private static String chat(String model, boolean isStreamed) {
        return "{'model':'%s','messages':[{'role':'user','content':'Hi'}],'stream':%s}"
                .formatted(model, isStreamed);
    }

    private static Script refusing(int status, String code) {
        return Script.refusing(
                status,
                "{\"error\":{\"message\":\"No, said the provider.\",\"type\":\"%s\",\"code\":\"%s\"}}"
                        .formatted(code, code));
    }
}
