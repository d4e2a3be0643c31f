package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client of the house API that does nothing by itself: no retries, no resuming. */
final class HouseClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlainHttp http;

    HouseClient(String address) {
        this(new PlainHttp(address));
    }

    private HouseClient(PlainHttp http) {
        this.http = http;
    }

    /** The same with a key. */
    HouseClient with(String key) {
        return new HouseClient(http.withKey(key));
    }

    /** Asks for a streamed answer and reads it from its first event. */
    Reading ask(String model, String question) {
        return stream(
                "{\"model\":\"%s\",\"input\":\"%s\",\"stream\":true}".formatted(model, question));
    }

    /** Makes a request for a streamed answer, and reads that. */
    Reading stream(String asking) {
        return read(http.posting("/v1/responses", asking));
    }

    /** Picks a stream up behind an event, by the query. */
    Reading resume(String response, long after) {
        return read(
                request(
                        "/v1/responses/%s?stream=true&starting_after=%d"
                                .formatted(response, after)));
    }

    /** Picks a stream up behind an event, as a browser's EventSource does. */
    Reading resumeByHeader(String response, long after) {
        return read(
                request("/v1/responses/%s?stream=true".formatted(response))
                        .header("Last-Event-ID", Long.toString(after)));
    }

    /** A stream from its beginning. */
    List<Frame> replay(String response) {
        return rest(read(request("/v1/responses/%s?stream=true".formatted(response))));
    }

    /** The events behind one, in pages, without a stream. */
    List<Frame> page(String response, long after, int limit) {
        var page =
                get(
                        "/v1/responses/%s/events?after=%d&limit=%d&wait=10"
                                .formatted(response, after, limit));
        var frames = new ArrayList<Frame>();
        page.get("data").forEach(event -> frames.add(Frame.of(event.toString())));
        return frames;
    }

    JsonNode get(String path) {
        return json(request(path));
    }

    JsonNode post(String path, String body) {
        return json(http.posting(path, body));
    }

    /** The status of an answer and its body. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        return http.send(request);
    }

    CompletableFuture<HttpResponse<String>> sendLater(HttpRequest.Builder request) {
        return http.sendLater(request);
    }

    HttpRequest.Builder request(String path) {
        return http.request(path);
    }

    HttpRequest.Builder posting(String path, String json) {
        return http.posting(path, json);
    }

    /** Listens on a WebSocket. */
    WebSocket socket(String path, WebSocket.Listener listener) {
        return http.socket(path, listener);
    }

    /** Everything that still comes. */
    static List<Frame> rest(Reading reading) {
        var frames = new ArrayList<Frame>();
        for (var frame = reading.next(); frame != null; frame = reading.next()) {
            frames.add(frame);
        }
        return frames;
    }

    private JsonNode json(HttpRequest.Builder request) {
        var answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    /** A body as JSON. */
    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private Reading read(HttpRequest.Builder request) {
        var answer = http.open(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Reading(answer.body());
    }
}
