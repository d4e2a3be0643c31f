package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;

/** Checks 15, 16 and 20: busy conversations, readers who leave, repetitions, late failures. */
class TermsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private static Path data;

    private static Installation installation;
    private static Api api;

    @BeforeAll
    static void start() {
        installation = Installation.start(data);
        api = installation.api();
    }

    @AfterAll
    static void end() {
        installation.close();
    }

    @DisplayName(
            "Check 15: on_busy reject is 409, not to be repeated, and names the running answer")
    @Test
    void a_busy_conversation_refuses() {
        var conversation = api.conversation();
        try (var running =
                api.stream("/v1/responses", in(conversation, "stuck", "'stream':true"))) {
            running.until("response.output_text.delta");

            var refused = api.post("/v1/responses", in(conversation, "text", "'on_busy':'reject'"));

            refused.refused(409, "conversation_locked", "conversation");
            assertThat(refused.header("x-should-retry")).isEqualTo("false");
            assertThat(refused.text("/error/response_id")).isEqualTo(running.responseId());
            assertThat(
                            api.post("/v1/responses", in(conversation, "text", "'stream':true"))
                                    .status())
                    .isEqualTo(409);
        }
    }

    @DisplayName("Check 15: on_busy queue answers in the order of acceptance")
    @Test
    void a_busy_conversation_queues_in_order() {
        var conversation = api.conversation();
        installation
                .provider()
                .model("held-15", Script.tokens(2).heldBack())
                .model("second-15", Script.tokens(2))
                .model("third-15", Script.tokens(2));
        var queued = "'stream':true,'on_busy':'queue'";
        try (var first = api.stream("/v1/responses", in(conversation, "held-15", queued));
                var second = api.stream("/v1/responses", in(conversation, "second-15", queued));
                var third = api.stream("/v1/responses", in(conversation, "third-15", queued))) {
            assertThat(second.next().json().at("/response/status").asText()).isEqualTo("queued");
            assertThat(third.next().json().at("/response/status").asText()).isEqualTo("queued");
            installation.callOf("held-15").release(1);

            first.toEnd();
            var one = second.toEnd();
            var other = third.toEnd();

            assertThat(one.types()).startsWith("response.created", "response.queued");
            assertThat(one.response().get("status").asText()).isEqualTo("completed");
            assertThat(other.response().get("status").asText()).isEqualTo("completed");
            assertThat(installation.provider().calls())
                    .extracting(call -> call.json().get("model"))
                    .containsSubsequence("held-15", "second-15", "third-15");
        }
    }

    @DisplayName("Check 15: on_busy interrupt cancels the running answer and then answers")
    @Test
    void a_busy_conversation_is_interrupted() {
        var conversation = api.conversation();
        try (var running =
                api.stream("/v1/responses", in(conversation, "stuck", "'stream':true"))) {
            running.until("response.output_text.delta");

            var answer =
                    api.post("/v1/responses", in(conversation, "text", "'on_busy':'interrupt'"));

            assertThat(answer.ok().text("/status")).isEqualTo("completed");
            assertThat(running.toEnd().response().get("status").asText()).isEqualTo("cancelled");
        }
    }

    @DisplayName("Check 15: on_busy join is answered by the running response")
    @Test
    void a_busy_conversation_is_joined() {
        var conversation = api.conversation();
        installation.provider().model("held-15j", Script.tokens(2).heldBack());
        try (var running =
                api.stream("/v1/responses", in(conversation, "held-15j", "'stream':true"))) {
            var id = running.responseId();
            var call = installation.callOf("held-15j");
            try (var joined =
                    api.stream(
                            "/v1/responses",
                            in(conversation, "text", "'stream':true,'on_busy':'join'"))) {
                assertThat(joined.responseId()).isEqualTo(id);
                installation.provider().model("held-15j", Script.tokens(3));
                call.release(1);

                var whole = joined.toEnd();

                assertThat(whole).isEqualTo(running.toEnd());
                assertThat(whole.response().get("status").asText()).isEqualTo("completed");
                assertThat(whole.response().get("output")).hasSize(2);
                assertThat(api.get("/v1/responses/" + id).ok().text("/usage/output_tokens"))
                        .isEqualTo("5");
            }
        }
        var items = api.get("/v1/conversations/" + conversation + "/items?order=asc");
        assertThat(items.all("/role")).containsExactly("user", "assistant", "user", "assistant");
    }

    @DisplayName("Check 15: on_disconnect continue completes the answer that nobody reads")
    @Test
    void an_answer_goes_on_without_readers() {
        installation.provider().model("held-15c", Script.tokens(2).gated());
        String id;
        try (var leaving = api.stream("/v1/responses", leaving("held-15c", "'continue'"))) {
            id = leaving.responseId();
        }
        installation.callOf("held-15c").release(2);

        assertThat(ended(id)).isEqualTo("completed");
    }

    @DisplayName("Check 15: on_disconnect cancel stops when the last reader has gone")
    @Test
    void an_answer_is_cancelled_when_the_last_reader_has_gone() {
        installation.provider().model("left-15d", GivenAnswer.STUCK.script());
        String id;
        try (var leaving = api.stream("/v1/responses", leaving("left-15d", "'cancel'"))) {
            leaving.until("response.output_text.delta");
            id = leaving.responseId();
        }

        installation.callOf("left-15d").connectionClosed(PATIENCE);
        assertThat(ended(id)).isEqualTo("cancelled");
    }

    @DisplayName("Check 15: on_disconnect cancel_after waits the seconds for a reader")
    @Test
    void an_answer_is_cancelled_some_time_after_the_last_reader_has_gone() {
        installation.provider().model("left-15e", GivenAnswer.STUCK.script());
        String id;
        var policy = "{'policy':'cancel_after','seconds':1}";
        try (var leaving = api.stream("/v1/responses", leaving("left-15e", policy))) {
            leaving.until("response.output_text.delta");
            id = leaving.responseId();
        }

        installation.callOf("left-15e").connectionClosed(PATIENCE);
        assertThat(ended(id)).isEqualTo("cancelled");
    }

    @DisplayName("Check 16: the same POST twice is one answer, and says so")
    @Test
    void the_same_post_twice_is_one_answer() {
        var asking = "{'model':'once-16','input':'Hi'}";

        var first = api.send(api.posting("/v1/responses", asking).header("Idempotency-Key", "k1"));
        var second =
                api.send(
                        api.posting("/v1/responses", "{'input':'Hi', 'model':'once-16'}")
                                .header("Idempotency-Key", "k1"));

        assertThat(second.ok().body()).isEqualTo(first.ok().body());
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(installation.callsOf("once-16")).isOne();
    }

    @DisplayName("Check 16: the same stream twice is the same from number 0, while running too")
    @Test
    void the_same_stream_twice_is_the_same() {
        installation.provider().model("held-16", Script.tokens(3).gated());
        var asking = "{'model':'held-16','input':'Hi','stream':true}";
        try (var first =
                api.open(api.posting("/v1/responses", asking).header("Idempotency-Key", "k2"))) {
            var call = installation.callOf("held-16");
            call.release(1);
            first.until("response.output_text.delta");
            try (var second =
                    api.open(
                            api.posting("/v1/responses", asking).header("Idempotency-Key", "k2"))) {
                call.release(2);

                assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
                var whole = second.toEnd();
                assertThat(whole).isEqualTo(first.toEnd());
                assertThat(whole.events().getFirst().number()).isZero();
            }
        }
        assertThat(installation.callsOf("held-16")).isOne();
    }

    @DisplayName("Check 16: another body under the same key is 422")
    @Test
    void another_body_under_the_same_key_is_refused() {
        api.send(
                api.posting("/v1/responses", "{'model':'text','input':'Hi'}")
                        .header("Idempotency-Key", "k3"));

        api.send(
                        api.posting("/v1/responses", "{'model':'text','input':'Ho'}")
                                .header("Idempotency-Key", "k3"))
                .refused(422, "idempotency_key_mismatch", "");
    }

    @DisplayName(
            "Check 20: what fails after acceptance is 200 failed, and the question stands once")
    @Test
    void a_late_failure_is_no_error_of_http() {
        var conversation = api.conversation();

        var failed = api.post("/v1/responses", in(conversation, "failed", "'stream':false"));

        assertThat(failed.ok().text("/status")).isEqualTo("failed");
        assertThat(failed.text("/error/code")).isEqualTo("server_error");
        var items = api.get("/v1/conversations/" + conversation + "/items?order=asc");
        assertThat(items.all("/role")).containsExactly("user", "assistant");
        assertThat(items.all("/status")).containsExactly("completed", "incomplete");
    }

    private static String ended(String id) {
        try (var stream = api.stream("/v1/responses/" + id + "?stream=true")) {
            return stream.toEnd().response().get("status").asText();
        }
    }

    private static String in(String conversation, String model, String more) {
        return "{'model':'%s','input':'Go on.','conversation':'%s',%s}"
                .formatted(model, conversation, more);
    }

    private static String leaving(String model, String policy) {
        return "{'model':'%s','input':'Go on.','stream':true,'on_disconnect':%s}"
                .formatted(model, policy);
    }
}
