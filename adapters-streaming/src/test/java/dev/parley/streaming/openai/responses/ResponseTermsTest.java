package dev.parley.streaming.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.streaming.openai.testing.EventReader;
import dev.parley.streaming.openai.testing.Golden;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpResponse;
import java.time.Duration;

/** Waiting, leaving, repeating, queueing: what callers and we agree on besides the answer. */
@Timeout(60)
final class ResponseTermsTest {

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private static String status(HttpResponse<String> reply) {
        return Json.read(reply.body()).text("status");
    }

    @Test
    void a_background_answer_is_told_at_once_and_read_later() {
        var reply = house.post("/v1/responses", "{'input':'Capital?','background':true}");

        Golden.assertMatches("8.3-background.json", reply.body());
        var answer = house.models.nextCall();
        answer.answer("Paris.");
        var id = Json.read(reply.body()).text("id");
        try (var stream = house.stream("/v1/responses/" + id + "?stream=true")) {
            stream.until("response.completed");
        }
        assertThat(status(house.get("/v1/responses/" + id))).isEqualTo("completed");
    }

    @Test
    void an_answer_that_is_not_stored_is_gone_when_it_has_ended() {
        try (var stream =
                house.stream("/v1/responses", "{'input':'Hi','store':false,'stream':true}")) {
            var id = stream.next().json().text("response.id");
            var answer = house.models.nextCall();
            answer.say("Hello");
            stream.until("response.output_text.delta");
            var path = "/v1/responses/" + id;

            assertThat(status(house.get(path))).isEqualTo("in_progress");
            try (var again = house.stream(path + "?stream=true&starting_after=3")) {
                assertThat(again.next().id()).isEqualTo("4");
                answer.finish();
                assertThat(again.until("response.completed").id()).isEqualTo("8");
            }
            stream.rest();
            assertThat(house.get(path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void an_answer_goes_on_when_its_reader_has_gone() {
        var stream = house.stream("/v1/responses", "{'input':'Hi','stream':true}");
        var id = stream.next().json().text("response.id");
        var answer = house.models.nextCall();
        answer.say("Hello");
        stream.until("response.output_text.delta");

        stream.close();
        house.awaitReaders(0);
        answer.awaitReader();
        answer.finish();

        try (var again = house.stream("/v1/responses/" + id + "?stream=true")) {
            again.until("response.completed");
        }
    }

    @Test
    void an_answer_is_cancelled_when_its_last_reader_has_gone_if_that_was_agreed() {
        var asked = "{'input':'Hi','stream':true,'on_disconnect':'cancel'}";
        var stream = house.stream("/v1/responses", asked);
        var id = stream.next().json().text("response.id");
        var answer = house.models.nextCall();
        try (var second = house.stream("/v1/responses/" + id + "?stream=true")) {
            second.until("response.in_progress");
            stream.close();
            house.awaitReaders(1);
            answer.say("Hello");
            second.until("response.output_text.delta");
        }

        answer.awaitClose();
        assertThat(house.statusWhenEnded(id)).isEqualTo("cancelled");
    }

    @Test
    void an_answer_is_cancelled_after_a_while_without_readers_if_that_was_agreed() {
        var asked =
                "{'input':'Hi','stream':true,'on_disconnect':{'policy':'cancel_after','seconds':30}}";
        var stream = house.stream("/v1/responses", asked);
        var id = stream.next().json().text("response.id");
        var answer = house.models.nextCall();
        stream.close();
        house.watchedTimers.awaitRequest();
        house.timers.advance(Duration.ofSeconds(29));
        try (var back = house.stream("/v1/responses/" + id + "?stream=true")) {
            back.until("response.in_progress");
            house.timers.advance(Duration.ofSeconds(60));
            answer.say("Still here");
            back.until("response.output_text.delta");
        }
        house.watchedTimers.awaitRequest();

        house.timers.advance(Duration.ofSeconds(30));

        answer.awaitClose();
        assertThat(house.statusWhenEnded(id)).isEqualTo("cancelled");
    }

    @Test
    void who_waits_is_a_reader_whose_leaving_is_noticed() {
        var waiting =
                house.sendLater(
                        house.posting("/v1/responses", "{'input':'Hi','on_disconnect':'cancel'}"));
        var answer = house.models.nextCall();
        answer.awaitReader();

        waiting.cancel(true);

        answer.awaitClose();
    }

    @Test
    void a_waiting_caller_gets_the_answer_that_somebody_else_stopped() {
        var conversation = house.conversation();
        var waiting =
                house.sendLater(
                        house.posting(
                                "/v1/responses",
                                "{'input':'Hi','conversation':'%s'}".formatted(conversation)));
        house.models.nextCall().awaitReader();
        var running =
                Json.read(house.get("/v1/conversations/" + conversation).body())
                        .text("running_response_id");

        house.post("/v1/responses/" + running + "/cancel", "{}");

        assertThat(status(waiting.join())).isEqualTo("cancelled");
    }

    @Test
    void the_same_request_twice_is_one_answer() {
        var first =
                house.sendLater(
                        house.posting("/v1/responses", "{'input':'Hi', 'store':true}")
                                .header("Idempotency-Key", "k1"));
        var answer = house.models.nextCall();
        answer.awaitReader();
        var second =
                house.sendLater(
                        house.posting("/v1/responses", "{'store':true,'input':'Hi'}")
                                .header("Idempotency-Key", "k1"));
        house.awaitReaders(2);
        answer.send(new Delta.Text("Hello"), new Delta.Finished(FinishReason.STOP));

        assertThat(second.join().body()).isEqualTo(first.join().body());
        assertThat(second.join().headers().firstValue("idempotency-replayed")).contains("true");
        assertThat(first.join().headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(house.models.callsWaiting()).isZero();
    }

    @Test
    void the_same_stream_twice_is_the_same_from_its_beginning() {
        house.models.willSay("Hello");
        var asked = "{'input':'Hi','stream':true,'reasoning':{'summary':'auto'},'user':'u'}";
        String first;
        try (var stream =
                EventReader.open(
                        house.client(),
                        house.posting("/v1/responses", asked).header("Idempotency-Key", "k1"))) {
            first = stream.text();
        }

        try (var again =
                EventReader.open(
                        house.client(),
                        house.posting("/v1/responses", asked).header("Idempotency-Key", "k1"))) {
            assertThat(again.response().headers().firstValue("idempotency-replayed"))
                    .contains("true");
            assertThat(again.text()).isEqualTo(first);
        }
    }

    @Test
    void another_request_with_the_same_key_is_refused() {
        house.models.willSay("Hello");
        house.send(
                house.posting("/v1/responses", "{'input':'Hi'}").header("Idempotency-Key", "k1"));

        var reply =
                house.send(
                        house.posting("/v1/responses", "{'input':'Hello'}")
                                .header("Idempotency-Key", "k1"));

        assertThat(reply.body()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void a_busy_conversation_refuses_queues_or_interrupts() {
        var conversation = house.conversation();
        var asked = "{'input':'Hi','stream':true,'conversation':'%s','on_busy':'%s'}";
        try (var first = house.stream("/v1/responses", asked.formatted(conversation, "reject"))) {
            var call = house.models.nextCall();
            call.awaitReader();

            var refused = house.post("/v1/responses", asked.formatted(conversation, "reject"));
            assertThat(refused.body()).isEqualTo("conversation-busy");

            try (var queued =
                            house.stream("/v1/responses", asked.formatted(conversation, "queue"));
                    var interrupting =
                            house.stream(
                                    "/v1/responses", asked.formatted(conversation, "interrupt"))) {
                call.awaitClose();
                assertThat(first.until("response.incomplete").json().text("response.status"))
                        .isEqualTo("cancelled");
                assertThat(queued.next().json().text("response.status")).isEqualTo("queued");
                assertThat(interrupting.next().event()).isEqualTo("response.created");
            }
        }
    }

    @Test
    void a_slow_reader_delays_nobody_and_still_gets_everything() {
        var word = "x".repeat(10_000);
        try (var slow = house.stream("/v1/responses", "{'input':'Hi','stream':true}")) {
            var id = slow.next().json().text("response.id");
            var answer = house.models.nextCall();
            try (var quick = house.stream("/v1/responses/" + id + "?stream=true")) {
                for (var count = 0; count < 1000; count++) {
                    answer.say(word);
                    answer.awaitReader();
                }
                answer.finish();
                quick.until("response.completed");
            }

            var text = new StringBuilder();
            for (var frame = slow.next(); frame != null; frame = slow.next()) {
                if ("response.output_text.delta".equals(frame.event())) {
                    text.append(frame.json().text("delta"));
                }
            }
            assertThat(text).hasSize(10_000_000);
        }
    }

    @Test
    void requests_are_worked_on_by_virtual_threads() {
        house.models.willSay("Hello");

        house.post("/v1/responses", "{'input':'Hi'}");

        assertThat(house.feed.isFollowedByVirtualThreadsOnly()).isTrue();
    }
}
