package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of the house API that does nothing by itself: no retries, no resuming. */
final class HouseClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final @Nullable String key;

    HouseClient(String address) {
        this(address, null);
    }

    private HouseClient(String address, @Nullable String key) {
        this.address = address;
        this.key = key;
    }

    /** The same with a key. */
    HouseClient with(String newKey) {
        return new HouseClient(address, newKey);
    }

    /** Asks for a streamed answer and reads it from its first event. */
    Reading ask(String model, String question) {
        return read(
                request("/v1/responses")
                        .header("content-type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"model\":\"%s\",\"input\":\"%s\",\"stream\":true}"
                                                .formatted(model, question))));
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
        return json(
                request(path)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** The status of an answer and its body. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    URI webSocket(String path) {
        return URI.create(address.replaceFirst("http", "ws") + path);
    }

    static HttpClient http() {
        return HTTP;
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

    private static Reading read(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> answer =
                    HTTP.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            return new Reading(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
