package dev.parley.streaming.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.fixture.RefusingJournal;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.streaming.openai.testing.EventReader;
import dev.parley.streaming.openai.testing.Golden;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;
import dev.parley.streaming.openai.testing.Scenario;
import dev.parley.streaming.openai.testing.Socket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whoever names a number gets exactly what comes behind it, on every transport. */
@Timeout(60)
final class ResponseResumeTest {

    private static final String ASKED = "{'input':'What is the capital of France?','stream':true}";

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    private List<EventReader.Frame> whole(Scenario scenario) {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            scenario.play(house);
            return stream.rest();
        }
    }

    private static String id(List<EventReader.Frame> frames) {
        return frames.getFirst().json().text("response.id");
    }

    private static List<String> data(List<EventReader.Frame> frames) {
        return frames.stream()
                .filter(frame -> frame.data() != null && !frame.isDone())
                .map(frame -> String.valueOf(frame.data()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void an_ended_answer_goes_on_behind_every_number(Scenario scenario) {
        var whole = whole(scenario);
        var path = "/v1/responses/" + id(whole) + "?stream=true";

        try (var again = house.stream(path)) {
            assertThat(again.rest()).isEqualTo(whole);
        }
        for (var number = 0; number < whole.size() - 1; number++) {
            try (var rest = house.stream(path + "&starting_after=" + number)) {
                assertThat(rest.rest()).isEqualTo(whole.subList(number + 1, whole.size()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_list_of_events_goes_on_behind_every_number(Scenario scenario) {
        var whole = whole(scenario);
        var events = data(whole);
        var path = "/v1/responses/" + id(whole) + "/events";

        for (var number = -1; number < events.size(); number++) {
            var list = Json.read(house.get(path + (number < 0 ? "" : "?after=" + number)).body());

            assertThat(list.list("data").stream().map(Json::toString))
                    .isEqualTo(events.subList(number + 1, events.size()));
            assertThat(list.text("has_more")).isEqualTo("false");
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_socket_goes_on_behind_every_number(Scenario scenario) {
        var whole = whole(scenario);
        var events = data(whole);
        var path = "/v1/responses/" + id(whole) + "/events";

        for (var number = -1; number < events.size(); number++) {
            try (var socket = Socket.open(house, path + (number < 0 ? "" : "?after=" + number))) {
                assertThat(socket.rest()).isEqualTo(events.subList(number + 1, events.size()));
                assertThat(socket.closeCode()).isEqualTo(1000);
            }
        }
    }

    @Test
    void a_running_answer_goes_on_behind_every_number() {
        var readers = new ArrayList<EventReader>();
        try (var stream = house.stream("/v1/responses", ASKED)) {
            var id = stream.next().json().text("response.id");
            var answer = house.models.nextCall();
            for (var word : List.of("One ", "two ", "three ", "four.")) {
                answer.send(new Delta.Text(word));
                var number = stream.until("response.output_text.delta").id();
                readers.add(
                        house.stream(
                                "/v1/responses/" + id + "?stream=true&starting_after=" + number));
            }
            answer.finish();
            var all = stream.rest();

            for (var index = 0; index < readers.size(); index++) {
                var frames =
                        readers.get(index).rest().stream()
                                .filter(frame -> frame.event() != null)
                                .toList();
                var deltas =
                        frames.stream()
                                .filter(frame -> String.valueOf(frame.event()).endsWith(".delta"))
                                .count();
                assertThat(deltas).isEqualTo(readers.size() - 1 - index);
                assertThat(data(frames)).endsWith(data(all).toArray(String[]::new));
            }
        } finally {
            readers.forEach(EventReader::close);
        }
    }

    @Test
    void a_running_answer_can_be_read_as_it_is() {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            var id = stream.next().json().text("response.id");
            house.models.nextCall().send(new Delta.Text("Paris is"));
            var number =
                    stream.until("response.output_text.delta").json().number("sequence_number");

            var read = Json.read(house.get("/v1/responses/" + id).body());

            assertThat(read.text("status")).isEqualTo("in_progress");
            assertThat(read.text("output.0.status")).isEqualTo("in_progress");
            assertThat(read.text("output.0.content.0.text")).isEqualTo("Paris is");
            assertThat(read.text("usage")).isEqualTo("null");
            assertThat(read.number("parley.last_sequence_number")).isEqualTo(number);
        }
    }

    @Test
    void a_number_past_the_newest_event_waits_for_what_comes_behind_it() {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            var id = stream.next().json().text("response.id");
            var answer = house.models.nextCall();
            answer.awaitReader();
            try (var ahead =
                    house.stream("/v1/responses/" + id + "?stream=true&starting_after=4")) {
                answer.send(new Delta.Text("Paris."));
                stream.until("response.output_text.delta");
                answer.finish();

                assertThat(ahead.until("response.output_text.done").id()).isEqualTo("5");
            }
        }
    }

    @Test
    void behind_the_end_a_stream_says_only_that_it_is_done() {
        var whole = whole(Scenario.TEXT);

        try (var stream =
                house.stream("/v1/responses/" + id(whole) + "?stream=true&starting_after=99")) {
            assertThat(stream.response().statusCode()).isEqualTo(200);
            assertThat(stream.text()).isEqualTo("data: [DONE]\n\n");
        }
    }

    @Test
    void an_event_source_that_reconnects_behind_the_end_is_told_to_stop() {
        var whole = whole(Scenario.TEXT);
        var last = whole.get(whole.size() - 2).id();

        var reply =
                house.send(
                        house.request("/v1/responses/" + id(whole) + "?stream=true")
                                .header("Last-Event-ID", String.valueOf(last)));

        assertThat(reply.statusCode()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void the_header_of_an_event_source_wins_over_its_address() {
        var whole = whole(Scenario.TEXT);

        try (var stream =
                EventReader.open(
                        house.client(),
                        house.request(
                                        "/v1/responses/"
                                                + id(whole)
                                                + "?stream=true&starting_after=2")
                                .header("Last-Event-ID", "6"))) {
            assertThat(stream.rest()).isEqualTo(whole.subList(7, whole.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void an_answer_whose_events_have_expired_is_told_in_short(Scenario scenario) {
        var whole = whole(scenario);
        // the end is told a moment before the answer is let go, which this waits for
        house.post("/v1/responses/" + id(whole) + "/cancel", "");
        house.clock.advance(Duration.ofDays(2));
        house.stores.journal().removeExpired(house.clock.instant());
        var path = "/v1/responses/" + id(whole) + "?stream=true";

        try (var short_ = house.stream(path);
                var rest = house.stream(path + "&starting_after=3")) {
            var frames = short_.rest();

            Golden.assertMatches("8.2-expired/" + scenario + ".sse", text(frames));
            var last = whole.get(whole.size() - 2);
            assertThat(frames.get(frames.size() - 2)).isEqualTo(last);
            assertThat(rest.rest()).containsExactly(last, whole.getLast());
        }
    }

    @Test
    void a_list_waits_for_the_next_events_if_it_is_told_to() {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            var id = stream.next().json().text("response.id");
            var answer = house.models.nextCall();
            answer.awaitReader();

            var waiting =
                    house.sendLater(
                            house.request("/v1/responses/" + id + "/events?after=1&wait=60"));
            answer.send(new Delta.Text("Paris."));

            var list = Json.read(waiting.join().body());
            assertThat(list.text("first_id")).isEqualTo("2");
            assertThat(list.text("has_more")).isEqualTo("true");
        }
    }

    @Test
    void a_list_of_events_is_as_long_as_asked_for() {
        var whole = whole(Scenario.TEXT);

        var list =
                Json.read(
                        house.get("/v1/responses/" + id(whole) + "/events?after=1&limit=3").body());

        assertThat(list.list("data")).hasSize(3);
        assertThat(list.text("first_id")).isEqualTo("2");
        assertThat(list.text("last_id")).isEqualTo("4");
        assertThat(list.text("has_more")).isEqualTo("true");
    }

    @Test
    void a_socket_hears_a_running_answer_to_its_end() {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            var id = stream.next().json().text("response.id");
            var answer = house.models.nextCall();
            answer.send(new Delta.Text("Paris"));
            stream.until("response.output_text.delta");
            try (var socket = Socket.open(house, "/v1/responses/" + id + "/events?after=4")) {
                answer.send(new Delta.Text("."), new Delta.Finished(FinishReason.STOP));

                assertThat(socket.rest()).isEqualTo(data(stream.rest()));
                assertThat(socket.closeCode()).isEqualTo(1000);
            }
        }
    }

    @Test
    void a_socket_at_an_unknown_answer_is_closed() {
        try (var socket =
                Socket.open(house, "/v1/responses/resp_0199f3a27c1e7b40a0025d20c4e88f12/events")) {
            assertThat(socket.rest()).isEmpty();
            assertThat(socket.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void a_socket_at_somebody_elses_answer_is_closed() {
        var whole = whole(Scenario.TEXT);

        try (var socket =
                Socket.open(
                        house,
                        "/v1/responses/" + id(whole) + "/events",
                        Map.of("X-Owner", "eve"))) {
            assertThat(socket.rest()).isEmpty();
            assertThat(socket.closeCode()).isEqualTo(4404);
        }
    }

    private static String text(List<EventReader.Frame> frames) {
        var text = new StringBuilder();
        frames.forEach(frame -> text.append(frame.text()));
        return text.toString();
    }

    @Test
    void a_stream_that_cannot_go_on_says_so_once_and_is_not_done() {
        var whole = whole(Scenario.TEXT);
        var path = "/v1/responses/" + id(whole) + "?stream=true&starting_after=4";
        house.journal.refuseReading(true);

        try (var stream = house.stream(path)) {
            var frames = stream.rest().stream().filter(frame -> frame.data() != null).toList();

            assertThat(frames).hasSize(1);
            var error = frames.getFirst();
            assertThat(error.event()).isEqualTo("error");
            assertThat(error.id()).isNull();
            assertThat(error.json().text("type")).isEqualTo("error");
            assertThat(error.json().text("sequence_number")).isEqualTo("4");
            for (var place : List.of("", "error.")) {
                assertThat(error.json().text(place + "code")).isEqualTo("server_error");
                assertThat(error.json().text(place + "message"))
                        .isEqualTo(RefusingJournal.UNREADABLE);
            }
            assertThat(error.json().text("error.type")).isEqualTo("server_error");
        }
        house.journal.refuseReading(false);
        try (var again = house.stream(path)) {
            assertThat(data(again.rest())).isEqualTo(data(whole).subList(5, data(whole).size()));
        }
    }
}
