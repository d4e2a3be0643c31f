package dev.parley.streaming.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.Waiting;
import dev.parley.application.testkit.fixture.SomeLimits;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Socket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpResponse;

/** How many streams may be open at once, of all kinds together. */
@Timeout(120)
final class StreamPlacesTest {

    private static final String ASKED = "{'input':'What is the capital of France?','stream':true}";
    private static final int TRY_AGAIN_LATER = 1013;

    private final House house = new House(SomeLimits.ofStreams(1));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void one_stream_too_many_is_refused_and_nothing_was_begun_for_it() {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            var id = stream.next().json().text("response.id");
            house.models.nextCall().say("Paris ");

            expectTooMany(house.post("/v1/responses", ASKED));
            expectTooMany(
                    house.post(
                            "/v1/chat/completions",
                            "{'messages':[{'role':'user','content':'a'}],'stream':true}"));
            expectTooMany(house.get("/v1/responses/" + id + "?stream=true"));
            expectTooMany(house.get("/v1/changes?stream=true"));

            assertThat(house.models.callsWaiting()).isZero();
        }
    }

    @Test
    void a_socket_is_a_stream_too() {
        try (var stream = house.stream("/v1/responses", ASKED)) {
            var id = stream.next().json().text("response.id");

            try (var socket = Socket.open(house, "/v1/responses/" + id + "/events")) {
                socket.rest();

                assertThat(socket.closeCode()).isEqualTo(TRY_AGAIN_LATER);
            }
            house.models.nextCall().finish();
            stream.rest();
        }
    }

    @Test
    void what_is_no_stream_needs_no_place() {
        try (var stream = house.stream("/v1/changes?stream=true")) {
            stream.next();
            house.models.willSay("Paris.");

            assertThat(house.post("/v1/responses", "{'input':'And of Italy?'}").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_place_is_free_again_when_its_stream_ends_or_its_reader_goes() {
        house.models.willSay("Paris.");
        try (var whole = house.stream("/v1/responses", ASKED)) {
            whole.rest();
        }
        awaitPlace();
        try (var left = house.stream("/v1/changes?stream=true")) {
            left.next();
        }
        awaitPlace();
    }

    /** Whoever hears the end of a stream may be a moment ahead of its place. */
    private void awaitPlace() {
        Waiting.until(
                "its place is free again",
                () -> {
                    try (var next = house.stream("/v1/changes?stream=true")) {
                        return next.response().statusCode() == 200;
                    }
                });
    }

    private static void expectTooMany(HttpResponse<String> refused) {
        assertThat(refused.body()).isEqualTo("too-many-streams");
    }
}
