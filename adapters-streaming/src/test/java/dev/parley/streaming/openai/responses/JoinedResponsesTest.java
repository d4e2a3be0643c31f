package dev.parley.streaming.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.fixture.ScriptedAnswer;
import dev.parley.streaming.openai.testing.EventReader;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Joining a running response (contract, section 5.2). */
@Timeout(60)
final class JoinedResponsesTest {

    private final House house = new House();
    private String conversation = "";

    @BeforeEach
    void open() {
        conversation = house.conversation();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whoever_joins_reads_the_running_response_from_its_first_event() {
        try (var first = EventReader.open(house.client(), asking("One?", "'stream':true"))) {
            var call = saying("1");

            try (var joined = EventReader.open(house.client(), joining("Two?", "'stream':true"))) {
                call.finish();
                saying("2").finish();

                var events = read(first);
                assertThat(read(joined)).isEqualTo(events);
                assertThat(joined.response().headers().map())
                        .doesNotContainKey("idempotency-replayed");
                assertThat(events)
                        .extracting(EventReader.Frame::event)
                        .contains("response.completed");
                assertThat(addedAt(events)).containsExactly(0L, 1L);
                assertThat(events)
                        .extracting(event -> event.json().number("sequence_number"))
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void who_waits_gets_the_whole_response_as_it_was_asked_for() {
        var first = house.sendLater(asking("One?", "'metadata':{'mine':'first'},'user':'ada'"));
        var call = saying("1");
        var joined = joiningLater("Two?", "'metadata':{'mine':'second'},'user':'eve'");

        call.finish();
        saying("2").finish();

        var whole = joined.join();
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(first.join().body());
        assertThat(Json.read(whole.body()).text("metadata.mine")).isEqualTo("first");
        assertThat(Json.read(whole.body()).text("user")).isEqualTo("ada");
        assertThat(Json.read(whole.body()).list("output")).hasSize(2);
    }

    @Test
    void who_does_not_wait_gets_what_there_is() {
        var first = house.sendLater(asking("One?", "'store':true"));
        var call = saying("1");
        call.awaitReader();

        var joined = house.send(joining("Two?", "'background':true"));

        assertThat(Json.read(joined.body()).text("status")).isEqualTo("in_progress");
        assertThat(Json.read(joined.body()).text("output.0.content.0.text")).isEqualTo("1");
        call.finish();
        saying("2").finish();
        assertThat(Json.read(first.join().body()).text("id"))
                .isEqualTo(Json.read(joined.body()).text("id"));
    }

    @Test
    void the_items_tell_questions_and_answers_in_their_order() {
        var first = house.sendLater(asking("One?", "'store':true"));
        var call = saying("1");
        house.send(joining("Two?", "'background':true"));

        call.finish();
        saying("2").finish();
        var id = Json.read(first.join().body()).text("id");

        assertThat(texts("/v1/conversations/" + conversation + "/items?order=asc"))
                .containsExactly("One?", "1", "Two?", "2");
        assertThat(texts("/v1/responses/" + id + "/input_items?order=asc"))
                .containsExactly("One?", "Two?");
    }

    @Test
    void a_repeated_request_says_that_it_is_one() {
        var first = house.sendLater(asking("One?", "'store':true"));
        var call = saying("1");
        var once = joining("Two?", "'background':true").header("Idempotency-Key", "k1");

        house.send(once);
        var again = house.send(once);

        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        call.finish();
        saying("2").finish();
        assertThat(Json.read(first.join().body()).text("id"))
                .isEqualTo(Json.read(again.body()).text("id"));
        assertThat(house.models.callsWaiting()).isZero();
    }

    /** The next call of the model, after it has said this. */
    private ScriptedAnswer saying(String words) {
        var call = house.models.nextCall();
        call.say(words);
        call.awaitReader();
        return call;
    }

    private HttpRequest.Builder asking(String question, String more) {
        return house.posting(
                "/v1/responses",
                "{'input':'%s','conversation':'%s',%s}".formatted(question, conversation, more));
    }

    private HttpRequest.Builder joining(String question, String more) {
        return asking(question, "'on_busy':'join'," + more);
    }

    /**
     * Has joined, and waits for the answer. That it follows would say nothing, for it does so
     * before it has joined; its question's item says it.
     */
    private CompletableFuture<HttpResponse<String>> joiningLater(String question, String more) {
        try (var changes = house.stream("/v1/changes?stream=true")) {
            changes.until("changes.ready");
            var joined = house.sendLater(joining(question, more));
            changes.until("item.created");
            return joined;
        }
    }

    private List<String> texts(String path) {
        return Json.read(house.get(path).body()).list("data").stream()
                .map(item -> item.text("content.0.text"))
                .toList();
    }

    private static List<EventReader.Frame> read(EventReader reader) {
        var events = new ArrayList<EventReader.Frame>();
        for (var frame = reader.next(); frame != null && !frame.isDone(); frame = reader.next()) {
            if (frame.event() != null) {
                events.add(frame);
            }
        }
        return events;
    }

    private static List<Long> addedAt(List<EventReader.Frame> events) {
        return events.stream()
                .filter(event -> "response.output_item.added".equals(event.event()))
                .map(event -> event.json().number("output_index"))
                .toList();
    }
}
