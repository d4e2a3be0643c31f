package dev.parley.streaming.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.generation.Delta;
import dev.parley.streaming.openai.testing.EventReader;
import dev.parley.streaming.openai.testing.Golden;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;
import dev.parley.streaming.openai.testing.Scenario;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Collectors;

@Timeout(30)
final class ResponseStreamTest {

    private static final String ASKED = "{'input':'What is the capital of France?','stream':true}";

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void an_answer_comes_as_the_contract_says(Scenario scenario) {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            scenario.play(house);

            var frames = stream.rest();

            assertThat(frames.getLast().isDone()).isTrue();
            Golden.assertMatches(scenario + ".sse", text(frames));
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void the_frames_are_numbered_from_0_without_a_gap(Scenario scenario) {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            scenario.play(house);

            var frames = stream.rest();

            for (var number = 0; number < frames.size() - 1; number++) {
                var frame = frames.get(number);
                var json = frame.json();
                assertThat(json.number("sequence_number")).isEqualTo(number);
                assertThat(frame.id()).isEqualTo(Integer.toString(number));
                assertThat(frame.event()).isEqualTo(json.text("type"));
                assertThat(json.has("error")).isFalse();
            }
            assertThat(frames.getLast().text()).isEqualTo("data: [DONE]\n\n");
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void the_last_event_holds_what_reading_gives_from_then_on(Scenario scenario) {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            scenario.play(house);

            var frames = stream.rest();

            var last = String.valueOf(frames.get(frames.size() - 2).data());
            var id = Json.read(last).text("response.id");
            var read = house.get("/v1/responses/" + id);
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(last).endsWith("\"response\":" + read.body() + "}");
        }
    }

    @Test
    void the_headers_are_those_of_a_stream() {
        house.models.willSay("Paris.");

        try (var stream = house.stream("/v1/responses", ASKED)) {
            var headers = stream.response().headers();

            assertThat(stream.response().statusCode()).isEqualTo(200);
            assertThat(headers.firstValue("content-type"))
                    .contains("text/event-stream; charset=utf-8");
            assertThat(headers.firstValue("cache-control")).contains("no-cache, no-transform");
            assertThat(headers.firstValue("x-accel-buffering")).contains("no");
        }
    }

    @Test
    void the_first_frame_comes_before_the_model_says_anything() {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            var first = stream.next();

            assertThat(first.event()).isEqualTo("response.created");
            assertThat(house.models.nextCall().call()).isNotNull();
        }
    }

    @Test
    void a_stopped_answer_ends_incomplete_with_status_cancelled() {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            var id = stream.next().json().text("response.id");
            var answer = house.models.nextCall();
            answer.say("Paris is");
            stream.until("response.output_text.delta");

            var stopped = house.post("/v1/responses/" + id + "/cancel", "");

            answer.awaitClose();
            assertThat(stopped.body()).contains("\"status\":\"cancelled\"");
            var rest = stream.rest();
            Golden.assertMatches("7.8-cancelled.sse", text(rest));
            assertThat(rest.get(rest.size() - 2).json().at("response").toString())
                    .isEqualTo(stopped.body());
        }
    }

    @Test
    void an_answer_stopped_before_its_first_token_has_no_output() {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            var id = stream.next().json().text("response.id");
            house.models.nextCall().awaitReader();

            house.post("/v1/responses/" + id + "/cancel", "");

            Golden.assertMatches("7.8-cancelled-before-first-token.sse", text(stream.rest()));
        }
    }

    @Test
    void stopping_twice_changes_nothing() {
        house.models.willSay("Paris.");
        var response = Json.read(house.post("/v1/responses", "{'input':'Hello'}").body());

        var stopped = house.post("/v1/responses/" + response.text("id") + "/cancel", "{}");

        assertThat(stopped.body()).isEqualTo(response.toString());
    }

    @Test
    void a_queued_answer_says_so_and_starts_when_the_one_before_has_ended() {
        var conversation = house.conversation();
        var asked =
                "{'input':'Hello','stream':true,'on_busy':'queue','conversation':'%s'}"
                        .formatted(conversation);
        try (var first = house.stream("/v1/responses", asked);
                var second = house.stream("/v1/responses", asked)) {
            assertThat(second.next().json().text("response.status")).isEqualTo("queued");
            assertThat(second.next().event()).isEqualTo("response.queued");

            var answer = house.models.nextCall();
            answer.answer("First.");
            first.until("response.completed");
            var next = house.models.nextCall();
            next.answer("Second.");

            assertThat(second.next().event()).isEqualTo("response.in_progress");
            assertThat(
                            second.until("response.completed")
                                    .json()
                                    .text("response.output.0.content.0.text"))
                    .isEqualTo("Second.");
        }
    }

    @Test
    void an_answer_stopped_in_the_queue_never_starts() {
        var conversation = house.conversation();
        var asked =
                "{'input':'Hello','stream':true,'on_busy':'queue','conversation':'%s'}"
                        .formatted(conversation);
        try (var first = house.stream("/v1/responses", asked);
                var second = house.stream("/v1/responses", asked)) {
            var id = second.next().json().text("response.id");

            var stopped = house.post("/v1/responses/" + id + "/cancel", "");

            assertThat(stopped.body()).contains("\"status\":\"cancelled\"");
            assertThat(second.rest().stream().map(frame -> String.valueOf(frame.event())))
                    .containsExactly("response.queued", "response.incomplete", "null");
            assertThat(first.next()).isNotNull();
        }
    }

    @Test
    void silence_is_filled_with_comments() {
        try (var impatient = new House(java.util.Map.of("parley.streaming.keep-alive", "10ms"));
                var stream = impatient.stream("/v1/responses", ASKED)) {
            stream.until("response.in_progress");

            assertThat(stream.next().text()).isEqualTo(": keep-alive\n\n");
            assertThat(stream.next().text()).isEqualTo(": keep-alive\n\n");
        }
    }

    @Test
    void every_delta_leaves_when_it_comes() {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            var answer = house.models.nextCall();
            for (var word : List.of("Paris", " is", " the", " capital.")) {
                answer.send(new Delta.Text(word));

                assertThat(stream.until("response.output_text.delta").json().text("delta"))
                        .isEqualTo(word);
            }
        }
    }

    private static String text(List<EventReader.Frame> frames) {
        return frames.stream().map(EventReader.Frame::text).collect(Collectors.joining());
    }
}
