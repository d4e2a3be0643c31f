package dev.parley.streaming.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

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
    void who_does_not_stream_gets_the_ended_answer() {
        house.models.willSay("Paris.");

        var reply = house.post("/v1/responses", "{'input':'Capital?'}");

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("content-type")).contains("application/json");
        Golden.assertMatches("6-response.json", reply.body());
        assertThat(house.get("/v1/responses/" + Json.read(reply.body()).text("id")).body())
                .isEqualTo(reply.body());
    }

    @Test
    void an_answer_that_fails_after_it_was_accepted_is_no_error_of_http() {
        house.models.willSend(List.of(new Delta.Broke(Scenario.DISCONNECTED)));

        var reply = house.post("/v1/responses", "{'input':'Capital?'}");

        assertThat(reply.statusCode()).isEqualTo(200);
        Golden.assertMatches("6-failed.json", reply.body());
    }

    @Test
    void everything_that_was_asked_is_written_back() {
        house.models.willSay("Paris.");

        var reply =
                house.post(
                        "/v1/responses",
                        """
                        {'input':'Capital?','model':'gpt-4o-mini','instructions':'Be brief.',
                         'temperature':0.2,'top_p':0.5,'presence_penalty':-1,'frequency_penalty':1.5,
                         'max_output_tokens':400,'max_tool_calls':3,'top_logprobs':2,
                         'parallel_tool_calls':false,'truncation':'auto','service_tier':'flex',
                         'reasoning':{'effort':'low','summary':'auto'},
                         'text':{'verbosity':'low','format':{'type':'json_schema','name':'city',
                           'schema':{'type':'object','minProperties':1.0},'strict':true}},
                         'tools':[{'type':'function','name':'get_weather','extra':1,
                           'parameters':{'type':'object','properties':{}}}],
                         'tool_choice':{'type':'allowed_tools',
                           'tools':[{'type':'function','name':'get_weather'}]},
                         'safety_identifier':'s','prompt_cache_key':'k','user':'u',
                         'metadata':{'ticket':'T-17'},'include':['message.output_text.logprobs'],
                         'stream_options':{'include_obfuscation':true},
                         'prompt_cache_retention':'24h'}
                        """);

        assertThat(reply.statusCode()).isEqualTo(200);
        Golden.assertMatches("6-echoed.json", reply.body());
        assertThat(house.get("/v1/responses/" + Json.read(reply.body()).text("id")).body())
                .isEqualTo(reply.body());
        var call = house.models.nextCall().call();
        assertThat(call.request().extras()).containsEntry("prompt_cache_key", "\"k\"");
        assertThat(call.request().instructions()).isEqualTo("Be brief.");
    }

    @Test
    void a_background_answer_is_told_at_once_and_read_later() {
        var reply = house.post("/v1/responses", "{'input':'Capital?','background':true}");

        Golden.assertMatches("8.3-background.json", reply.body());
        var answer = house.models.nextCall();
        answer.say("Paris.");
        answer.finish();
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
    void an_answer_goes_on_from_the_one_before() {
        house.models.willSay("Lyon.");
        var first = Json.read(house.post("/v1/responses", "{'input':'I live in Lyon.'}").body());
        house.models.nextCall();
        house.models.willSay("In Lyon.");

        var second =
                Json.read(
                        house.post(
                                        "/v1/responses",
                                        "{'input':'Where?','previous_response_id':'%s'}"
                                                .formatted(first.text("id")))
                                .body());

        assertThat(second.text("previous_response_id")).isEqualTo(first.text("id"));
        assertThat(house.models.nextCall().call().context()).hasSize(3);
    }

    @Test
    void a_deleted_answer_is_found_no_more() {
        house.models.willSay("Hello");
        var id = Json.read(house.post("/v1/responses", "{'input':'Hi'}").body()).text("id");

        var deleted = house.delete("/v1/responses/" + id);

        assertThat(deleted.body())
                .isEqualTo("{\"id\":\"" + id + "\",\"object\":\"response\",\"deleted\":true}");
        assertThat(house.get("/v1/responses/" + id).statusCode()).isEqualTo(404);
        assertThat(house.delete("/v1/responses/" + id).statusCode()).isEqualTo(404);
        var next =
                house.post("/v1/responses", "{'input':'Hi','previous_response_id':'" + id + "'}");
        assertThat(next.body()).startsWith("previous-generation-not-found");
    }

    @Test
    void the_input_of_an_answer_can_be_read_page_by_page() {
        house.models.willSay("Hello");
        var id =
                Json.read(
                                house.post(
                                                "/v1/responses",
                                                """
                                                {'input':[{'role':'user','content':'One'},
                                                          {'role':'assistant','content':'Two'},
                                                          {'role':'user','content':'Three'}]}
                                                """)
                                        .body())
                        .text("id");
        var path = "/v1/responses/" + id + "/input_items";

        var newest = Json.read(house.get(path + "?limit=2").body());
        assertThat(newest.list("data").stream().map(item -> item.text("content.0.text")))
                .containsExactly("Three", "Two");
        assertThat(newest.text("has_more")).isEqualTo("true");
        var rest = Json.read(house.get(path + "?after=" + newest.text("last_id")).body());
        assertThat(rest.list("data").stream().map(item -> item.text("content.0.text")))
                .containsExactly("One");
        var oldest = Json.read(house.get(path + "?order=asc").body());
        assertThat(oldest.text("data.0.content.0.text")).isEqualTo("One");
    }

    @Test
    void calls_of_tools_and_their_outputs_go_round() {
        house.models.willSend(
                List.of(
                        new Delta.CallBegan(0, "call_1", "get_weather"),
                        new Delta.CallArguments(0, "{}"),
                        new Delta.Finished(FinishReason.TOOL_CALLS)));
        var tools = "'tools':[{'type':'function','name':'get_weather'}]";
        var first =
                Json.read(house.post("/v1/responses", "{'input':'Weather?'," + tools + "}").body());
        house.models.nextCall();
        var chained = "'previous_response_id':'" + first.text("id") + "'";

        var missing = house.post("/v1/responses", "{'input':'And?'," + chained + "}");
        assertThat(missing.body()).isEqualTo("tool-output-missing input INVALID_VALUE");

        house.models.willSay("18 degrees.");
        var second =
                house.post(
                        "/v1/responses",
                        "{'input':[{'type':'function_call_output','call_id':'call_1','output':'18'}],"
                                + chained
                                + "}");
        assertThat(status(second)).isEqualTo("completed");
        assertThat(house.models.nextCall().call().request().tools()).hasSize(1);
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
