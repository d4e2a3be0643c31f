package dev.parley.streaming.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.application.testkit.Waiting;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.identity.ApiKey;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.OwnerId;
import dev.parley.streaming.openai.testing.EventReader;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;
import dev.parley.streaming.openai.testing.Socket;
import dev.parley.streaming.openai.testing.TestCallerFilter;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whoever's key no longer works reads nothing more, whatever was open. */
@Timeout(120)
final class RevokedKeyTest {

    private static final String ASKED = "{'input':'What is the capital of France?','stream':true}";

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @BeforeEach
    void addKeys() {
        add("laptop", null);
        add("phone", null);
        add("visitor", house.clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void a_streamed_answer_ends_with_an_error_and_goes_on_for_others() {
        try (var stream = asking("laptop", ASKED)) {
            var id = stream.next().json().text("response.id");
            var answer = house.models.nextCall();
            answer.say("Paris ");
            stream.until("response.output_text.delta");
            try (var other = reading("phone", "/v1/responses/" + id + "?stream=true")) {
                other.until("response.output_text.delta");

                revoke("laptop");

                var last = stream.rest();
                assertThat(last).singleElement().extracting("event").isEqualTo("error");
                var error = last.getFirst().json();
                assertThat(error.text("code")).isEqualTo("invalid_api_key");
                assertThat(error.text("sequence_number")).isEqualTo("4");
                assertThat(error.text("error.type")).isEqualTo("invalid_request_error");
                answer.answer("it is.");
                assertThat(other.rest().getLast().isDone()).isTrue();
            }
        }
    }

    @Test
    void a_stream_over_a_socket_is_closed_with_a_reason() {
        try (var stream = asking("phone", ASKED)) {
            var id = stream.next().json().text("response.id");
            var answer = house.models.nextCall();
            try (var socket =
                    Socket.open(
                            house,
                            "/v1/responses/" + id + "/events",
                            Map.of(TestCallerFilter.KEY, "laptop"))) {
                assertThat(socket.next()).contains("response.created");

                revoke("laptop");

                assertThat(socket.closeCode()).isEqualTo(4401);
                answer.finish();
                assertThat(stream.rest().getLast().isDone()).isTrue();
            }
        }
    }

    @Test
    void a_stream_of_changes_ends() {
        try (var stream = reading("laptop", "/v1/changes?stream=true")) {
            assertThat(stream.next().event()).isEqualTo("changes.ready");

            revoke("laptop");

            assertThat(stream.rest()).isEmpty();
        }
    }

    @Test
    void a_streamed_chat_completion_ends_with_an_error() {
        try (var stream = chatting("laptop")) {
            stream.next();

            revoke("laptop");

            var last = stream.rest().getLast();
            assertThat(last.json().text("error.code")).isEqualTo("invalid_api_key");
        }
    }

    @Test
    void who_waits_for_a_whole_answer_is_refused_and_the_answer_goes_on() {
        var conversation = house.conversation();
        var waiting =
                house.sendLater(
                        house.posting(
                                        "/v1/responses",
                                        "{'input':'Hi','conversation':'" + conversation + "'}")
                                .header(TestCallerFilter.KEY, "laptop"));
        var answer = house.models.nextCall();
        answer.say("Paris ");
        house.awaitReaders(1);

        revoke("laptop");

        assertRefused(waiting);
        var running =
                Json.read(house.get("/v1/conversations/" + conversation).body())
                        .text("running_response_id");
        answer.finish();
        assertThat(house.statusWhenEnded(running)).isEqualTo("completed");
    }

    @Test
    void who_waits_for_a_whole_chat_completion_is_refused_and_the_model_is_stopped() {
        var waiting = chattingLater("{'messages':[{'role':'user','content':'Hi'}]}");
        var answer = house.models.nextCall();
        house.awaitReaders(1);

        revoke("laptop");

        assertRefused(waiting);
        answer.awaitClose();
    }

    @Test
    void who_waits_for_the_first_word_of_a_chat_completion_is_refused() {
        var waiting = chattingLater("{'messages':[{'role':'user','content':'Hi'}],'stream':true}");
        house.models.nextCall();
        house.awaitReaders(1);

        revoke("laptop");

        assertRefused(waiting);
    }

    @Test
    void who_waits_for_further_events_is_refused() {
        try (var stream = asking("phone", ASKED)) {
            var id = stream.next().json().text("response.id");
            var answer = house.models.nextCall();
            var waiting =
                    house.sendLater(
                            house.request("/v1/responses/" + id + "/events?after=1&wait=60")
                                    .header(TestCallerFilter.KEY, "laptop"));
            house.awaitReaders(2);

            revoke("laptop");

            assertRefused(waiting);
            answer.finish();
            assertThat(stream.rest().getLast().isDone()).isTrue();
        }
    }

    @Test
    void an_export_breaks_off_and_does_not_look_complete() {
        var id = house.conversation();
        var word = "x".repeat(200_000);
        var items =
                IntStream.range(0, 20)
                        .mapToObj(_ -> "{'role':'user','content':'" + word + "'}")
                        .collect(Collectors.joining(","));
        IntStream.range(0, 12)
                .forEach(_ ->
                        house.post(
                                "/v1/conversations/" + id + "/items", "{'items':[" + items + "]}"));
        try (var export = reading("laptop", "/v1/export")) {
            assertThat(export.response().statusCode()).isEqualTo(200);

            revoke("laptop");

            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(export::text);
        }
    }

    private CompletableFuture<HttpResponse<String>> chattingLater(String body) {
        return house.sendLater(
                house.posting("/v1/chat/completions", body).header(TestCallerFilter.KEY, "laptop"));
    }

    /** It may have begun to wait just after its key was revoked, which the next check finds. */
    private void assertRefused(CompletableFuture<HttpResponse<String>> waiting) {
        Waiting.until(
                "who waits is answered",
                () -> {
                    house.useCases.openAccess().check();
                    return waiting.isDone();
                });
        var reply = waiting.join();
        assertThat(reply.statusCode()).isNotEqualTo(200);
        assertThat(reply.body()).isEqualTo("api-key-unknown");
    }

    @Test
    void what_a_key_has_opened_ends_when_it_expires() {
        try (var stream = asking("visitor", ASKED)) {
            stream.next();
            house.useCases.openAccess().check();
            house.models.nextCall().say("Paris ");
            stream.until("response.output_text.delta");

            house.clock.advance(Duration.ofHours(1));
            house.useCases.openAccess().check();

            assertThat(stream.rest()).singleElement().extracting("event").isEqualTo("error");
        }
    }

    private EventReader chatting(String key) {
        house.models.willSend(List.of(new Delta.Text("Paris ")));
        return EventReader.open(
                house.client(),
                house.posting(
                                "/v1/chat/completions",
                                "{'messages':[{'role':'user','content':'Hi'}],'stream':true}")
                        .header(TestCallerFilter.KEY, key));
    }

    private EventReader asking(String key, String body) {
        return EventReader.open(
                house.client(),
                house.posting("/v1/responses", body).header(TestCallerFilter.KEY, key));
    }

    private EventReader reading(String key, String path) {
        return EventReader.open(
                house.client(), house.request(path).header(TestCallerFilter.KEY, key));
    }

    private void revoke(String name) {
        house.useCases.manageApiKeys().revoke(name);
    }

    private void add(String name, @Nullable Instant expiresAt) {
        var key =
                new ApiKey(
                        TestCallerFilter.key(name),
                        name,
                        OwnerId.INSTALLATION,
                        KeyScope.WRITE,
                        "%064x".formatted(name.hashCode()),
                        "abcd",
                        house.clock.instant(),
                        expiresAt,
                        null);
        house.stores.unitOfWork().run(() -> house.stores.apiKeys().add(key));
    }
}
