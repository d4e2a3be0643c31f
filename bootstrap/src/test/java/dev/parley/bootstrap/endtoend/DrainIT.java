package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.parley.application.testkit.Waiting;
import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What a process does that is told to end while it answers. */
class DrainIT {

    private static final int ENDED_BY_SIGTERM = 143;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READINESS = "/manage/health/readiness";

    @TempDir private Path data;

    private ProviderStandIn provider;

    @BeforeEach
    void start() {
        provider = new ProviderStandIn();
    }

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void a_running_answer_ends_in_good_order_and_no_new_one_is_taken() throws Exception {
        var place = place("10m");
        provider.next(Script.tokens(10).gated());
        String response;
        try (var parley = place.start();
                var reading = parley.client().ask("usual", "Go on.")) {
            var client = parley.client();
            response = reading.responseId();
            var call = provider.takeCall();
            assertThat(client.send(client.request(READINESS)).statusCode()).isEqualTo(200);

            parley.terminate();
            awaitDraining(client);
            refusesNewAnswers(client);
            assertThat(client.get("/v1/responses/" + response).get("status").asText())
                    .isEqualTo("in_progress");
            call.release(10);

            assertThat(HouseClient.rest(reading).getLast().data())
                    .contains("\"type\":\"response.completed\"");
            assertThat(parley.awaitExit()).isEqualTo(ENDED_BY_SIGTERM);
        }
        assertThat(afterRestart(place, response).at("/output/0/content/0/text").asText())
                .isEqualTo(Script.tokensTogether(10));
    }

    @Test
    void an_answer_that_does_not_end_in_time_is_interrupted_and_its_readers_are_told()
            throws Exception {
        var place = place("0s");
        provider.next(Script.tokens(10).gated());
        String response;
        List<Frame> streamed;
        try (var parley = place.start();
                var reading = parley.client().ask("usual", "Go on.")) {
            response = reading.responseId();
            var call = provider.takeCall();
            call.release(3);
            try (var socket = new SocketReading(parley.client(), response, 0)) {
                reading.untilToken(2);
                assertThat(socket.next()).isNotNull();

                parley.terminate();

                streamed = HouseClient.rest(reading);
                var overSocket = socket.rest();
                assertThat(streamed.getLast().data()).contains("\"type\":\"response.failed\"");
                assertThat(overSocket.getLast()).isEqualTo(streamed.getLast());
                call.connectionClosed(PATIENCE);
                assertThat(parley.awaitExit()).isEqualTo(ENDED_BY_SIGTERM);
            }
        }
        var settled = afterRestart(place, response);
        assertThat(settled.at("/parley/state").asText()).isEqualTo("interrupted");
        assertThat(settled.at("/output/0/content/0/text").asText())
                .isEqualTo(Script.tokensTogether(3));
        assertThat(settled.at("/parley/last_sequence_number").asLong())
                .isEqualTo(streamed.getLast().number());
    }

    @Test
    void every_reader_hears_of_the_end_however_many_there_are() throws Exception {
        var place = place("0s");
        provider.next(Script.tokens(10).heldBack());
        try (var parley = place.start();
                var first = parley.client().ask("usual", "Go on.")) {
            var response = first.responseId();
            provider.takeCall();
            var readers = new ArrayList<Seen>();
            for (var reader = 0; reader < 100; reader++) {
                var reading = parley.client().resume(response, 0);
                readers.add(Seen.from(reading, new CountDownLatch(0)));
            }

            parley.terminate();

            for (var reader : readers) {
                reader.awaitEnd();
                assertThat(reader.frames()).isNotEmpty();
                assertThat(reader.frames().getLast().data())
                        .contains("\"type\":\"response.failed\"");
            }
            assertThat(parley.awaitExit()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    @Test
    void every_socket_hears_of_the_end_however_many_there_are() throws Exception {
        var place = place("0s");
        provider.next(Script.tokens(10).heldBack());
        try (var parley = place.start();
                var first = parley.client().ask("usual", "Go on.")) {
            var response = first.responseId();
            provider.takeCall();
            var sockets = new ArrayList<SocketReading>();
            for (var reader = 0; reader < 50; reader++) {
                var socket = new SocketReading(parley.client(), response, 0);
                assertThat(socket.next()).isNotNull();
                sockets.add(socket);
            }

            parley.terminate();

            for (var socket : sockets) {
                var heard = socket.rest();
                assertThat(heard).isNotEmpty();
                assertThat(heard.getLast().data()).contains("\"type\":\"response.failed\"");
                socket.close();
            }
            assertThat(parley.awaitExit()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    @Test
    void a_stream_of_changes_ends_in_good_order() throws Exception {
        try (var parley = place("0s").start()) {
            var http = new PlainHttp(parley.address());
            var changes = http.open(http.request("/v1/changes?stream=true")).body();
            assertThat(changes.read()).isPositive();

            parley.terminate();

            assertThat(changes.readAllBytes()).as("everything up to the end").isNotEmpty();
            assertThat(parley.awaitExit()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    private Place place(String drainTimeout) {
        return Place.sqlite(data, provider.baseUrl()).with("PARLEY_DRAIN_TIMEOUT", drainTimeout);
    }

    private static void awaitDraining(HouseClient client) {
        Waiting.until(
                "it drains", () -> client.send(client.request(READINESS)).statusCode() == 503);
    }

    private static void refusesNewAnswers(HouseClient client) throws Exception {
        var refused =
                client.send(
                        client.request("/v1/responses")
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofString("{\"input\": \"Hello\"}")));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).hasValue("2");
        assertThat(refused.headers().firstValue("retry-after-ms")).hasValue("2000");
        assertThat(refused.headers().firstValue("x-should-retry")).hasValue("true");
        assertThat(HouseClient.json(refused.body()).at("/error/code").asText())
                .isEqualTo("draining");
        assertThat(HouseClient.json(refused.body()).at("/error/type").asText())
                .isEqualTo("server_error");
    }

    private static JsonNode afterRestart(Place place, String response) {
        try (var parley = place.start()) {
            return parley.client().get("/v1/responses/" + response);
        }
    }
}
