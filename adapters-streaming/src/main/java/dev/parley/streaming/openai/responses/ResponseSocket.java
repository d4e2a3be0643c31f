package dev.parley.streaming.openai.responses;

import dev.parley.application.generation.FollowGeneration;
import dev.parley.application.identity.OpenAccess;
import dev.parley.application.identity.StreamPlaces;
import dev.parley.application.shared.ReadAttributes;
import dev.parley.domain.failure.FailureException;
import dev.parley.streaming.http.Attendance;
import dev.parley.streaming.http.Backlog;
import dev.parley.streaming.http.KeepAlive;
import dev.parley.streaming.http.OpenStreams;
import dev.parley.streaming.http.QueryValues;
import dev.parley.streaming.http.RequestCaller;
import dev.parley.streaming.openai.items.ReasoningEvents;
import dev.parley.streaming.openai.wire.WireIds;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RouteCondition;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;

/**
 * The events of a response over a WebSocket: one text frame for each event object, behind {@code
 * after}; a normal close follows the event that ends the answer. What clients say is passed over.
 */
@ServerWebSocket("/v1/responses/{id}/events")
final class ResponseSocket {

    /**
     * Upgrades find their route whatever its condition; with it, requests that are none find the
     * list at the same address.
     */
    private static final String NEVER_BY_PLAIN_HTTP = "#{false}";

    private static final String READER = "reader";

    private final FollowGeneration followGeneration;
    private final ReadAttributes readAttributes;
    private final OpenAccess openAccess;
    private final StreamPlaces places;
    private final OpenStreams openStreams;
    private final ReasoningEvents reasoning;
    private final KeepAlive keepAlive;
    private final Backlog backlog;

    ResponseSocket(
            FollowGeneration followGeneration,
            ReadAttributes readAttributes,
            OpenAccess openAccess,
            StreamPlaces places,
            OpenStreams openStreams,
            ReasoningEvents reasoning,
            KeepAlive keepAlive,
            Backlog backlog) {
        this.followGeneration = followGeneration;
        this.readAttributes = readAttributes;
        this.openAccess = openAccess;
        this.places = places;
        this.openStreams = openStreams;
        this.reasoning = reasoning;
        this.keepAlive = keepAlive;
        this.backlog = backlog;
    }

    @OnOpen
    @RouteCondition(NEVER_BY_PLAIN_HTTP)
    @ExecuteOn(TaskExecutors.BLOCKING)
    void open(String id, HttpRequest<?> request, WebSocketSession session) {
        try {
            var after = QueryValues.of(request).number("after");
            var reader =
                    places.holding(
                            RequestCaller.of(request),
                            place ->
                                    reader(
                                            id,
                                            after == null ? -1 : after,
                                            request,
                                            session,
                                            place));
            begin(reader, session);
        } catch (FailureException failed) {
            session.close(Closings.of(failed.failure()));
        }
    }

    private SocketReader reader(
            String id,
            long after,
            HttpRequest<?> request,
            WebSocketSession session,
            StreamPlaces.Place place) {
        var caller = RequestCaller.of(request);
        var generation = WireIds.response(id);
        var echo = Echo.of(readAttributes, generation);
        var following = followGeneration.follow(caller, generation, after);
        return new SocketReader(
                session,
                place,
                openStreams.socket(),
                following,
                echo,
                endWait -> new Attendance(openAccess, caller, endWait),
                reasoning,
                keepAlive,
                backlog);
    }

    private static void begin(SocketReader reader, WebSocketSession session) {
        try {
            session.put(READER, reader);
            Thread.ofVirtual().name("socket").start(reader);
        } catch (RuntimeException | Error failed) {
            reader.close();
            throw failed;
        }
        if (!session.isOpen()) {
            reader.close();
        }
    }

    @OnMessage
    @RouteCondition(NEVER_BY_PLAIN_HTTP)
    void message(String ignored) {
        // this socket only tells
    }

    @OnClose
    void close(WebSocketSession session) {
        session.get(READER, SocketReader.class).ifPresent(SocketReader::close);
    }
}
