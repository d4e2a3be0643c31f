package dev.parley.streaming.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.application.identity.StreamPlaces;
import dev.parley.application.testkit.fixture.SomeLimits;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.Attendance;
import dev.parley.streaming.http.Backlog;
import dev.parley.streaming.http.KeepAlive;
import dev.parley.streaming.http.OpenStreams;
import dev.parley.streaming.http.RequestCaller;
import dev.parley.streaming.openai.items.ReasoningEvents;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Json;
import dev.parley.streaming.openai.testing.Socket;
import dev.parley.streaming.openai.wire.WireIds;

import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

@Timeout(60)
final class SocketReaderTest {

    private static final String LONG_TEXT = "Paris ".repeat(10_000);

    private final House house = new House();
    private final List<CloseReason> closings = new ArrayList<>();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_client_that_closed_meanwhile_ends_the_reader_without_a_word() {
        var reader = reader(false, new WebSocketSessionException("Session closed"));

        assertThatCode(reader::run).doesNotThrowAnyException();

        assertThat(closings).isEmpty();
    }

    @Test
    void a_defect_closes_the_socket() {
        var reader = reader(true, new IllegalStateException("a defect"));

        assertThatCode(reader::run).doesNotThrowAnyException();

        assertThat(closings).extracting(CloseReason::getCode).containsExactly(1011);
    }

    @Test
    void without_room_for_a_long_event_the_socket_asks_its_client_to_come_again() {
        var sent = new ArrayList<String>();

        reader(takingAll(sent), LONG_TEXT, Backlog.of(0)).run();

        assertThat(closings).extracting(CloseReason::getCode).containsExactly(1013);
        assertThat(sent).isNotEmpty().noneMatch(event -> event.contains(LONG_TEXT));
    }

    @Test
    void a_long_event_takes_room_only_while_it_is_sent() {
        var sent = new ArrayList<String>();
        var backlog = new Backlog();

        reader(takingAll(sent), LONG_TEXT, backlog).run();

        assertThat(closings).extracting(CloseReason::getCode).containsExactly(1000);
        assertThat(sent).anyMatch(event -> event.contains(LONG_TEXT));
        assertThat(backlog.left()).isEqualTo(Backlog.USUAL);
    }

    @Test
    void a_socket_that_cannot_begin_leaves_nothing_open() throws InterruptedException {
        var places = new StreamPlaces(SomeLimits.ofStreams(1));
        var openStreams = new OpenStreams();
        var socket =
                new ResponseSocket(
                        house.useCases.followGeneration(),
                        house.useCases.readAttributes(),
                        house.useCases.openAccess(),
                        places,
                        openStreams,
                        new ReasoningEvents("text"),
                        new KeepAlive(Duration.ofSeconds(15)),
                        new Backlog());
        var request =
                HttpRequest.GET("/").setAttribute(RequestCaller.ATTRIBUTE, Caller.INSTALLATION);
        var id = endedAnswer("Paris.");

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        socket.open(id, request, session(true, new IllegalStateException("no"))));

        assertThat(openStreams.end(Duration.ZERO)).isTrue();
        places.holding(Caller.INSTALLATION, place -> place).close();
        house.awaitReaders(0);
    }

    private String endedAnswer(String text) {
        house.models.willSay(text);
        return Json.read(house.post("/v1/responses", "{'input':'Hello'}").body()).text("id");
    }

    /** Reads an ended answer for a session that takes no event. */
    private SocketReader reader(boolean isOpen, RuntimeException refusal) {
        return reader(session(isOpen, refusal), "Paris.", new Backlog());
    }

    private SocketReader reader(WebSocketSession session, String text, Backlog backlog) {
        var following =
                house.useCases
                        .followGeneration()
                        .follow(Caller.INSTALLATION, WireIds.response(endedAnswer(text)), -1);
        return new SocketReader(
                session,
                StreamPlaces.NONE,
                new OpenStreams().socket(),
                following,
                Echo.NOTHING,
                endWait ->
                        new Attendance(house.useCases.openAccess(), Caller.INSTALLATION, endWait),
                new ReasoningEvents("text"),
                new KeepAlive(Duration.ofSeconds(15)),
                backlog);
    }

    private WebSocketSession takingAll(List<String> sent) {
        return (WebSocketSession)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {WebSocketSession.class},
                        (_, method, arguments) -> {
                            switch (method.getName()) {
                                case "sendAsync" -> sent.add((String) arguments[0]);
                                case "close" -> closings.add((CloseReason) arguments[0]);
                                default -> throw new IllegalStateException(method.getName());
                            }
                            return CompletableFuture.completedFuture(arguments[0]);
                        });
    }

    private WebSocketSession session(boolean isOpen, RuntimeException refusal) {
        return (WebSocketSession)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {WebSocketSession.class},
                        (_, method, arguments) ->
                                switch (method.getName()) {
                                    case "isOpen" -> isOpen;
                                    case "close" -> closings.add((CloseReason) arguments[0]);
                                    default -> throw refusal;
                                });
    }

    @Test
    void a_response_whose_attributes_cannot_be_read_is_followed_by_nobody() {
        var id = endedAnswer("Paris.");
        var resource = WireIds.response(id).value();
        house.stores
                .unitOfWork()
                .run(() -> house.stores.attributes().put(resource, "openai", "not JSON"));

        house.get("/v1/responses/" + id + "?stream=true");
        try (var socket = Socket.open(house, "/v1/responses/" + id + "/events", Map.of())) {
            assertThat(socket.closeCode()).isNotEqualTo(1000);
        }

        house.awaitReaders(0);
    }
}
