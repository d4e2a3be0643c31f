package dev.parley.streaming.openai.testing;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a stream of events as it comes. */
public final class EventReader implements AutoCloseable {

    /** One frame. */
    public record Frame(
            @Nullable String event, @Nullable String id, @Nullable String data, String text) {

        public Json json() {
            return Json.read(String.valueOf(data));
        }

        public boolean isDone() {
            return "[DONE]".equals(data);
        }
    }

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    public static EventReader open(HttpClient client, HttpRequest.Builder request) {
        try {
            return new EventReader(client.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** Waits for the next frame; absent at the end of the body. */
    public @Nullable Frame next() {
        String event = null;
        String id = null;
        String data = null;
        var text = new StringBuilder();
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                text.append(line).append('\n');
                if (line.isEmpty()) {
                    return new Frame(event, id, data, text.toString());
                } else if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    data = line.substring("data: ".length());
                }
            }
            return null;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Reads on to a frame of this type. */
    public Frame until(String event) {
        for (var frame = next(); frame != null; frame = next()) {
            if (event.equals(frame.event())) {
                return frame;
            }
        }
        throw new AssertionError("the stream ended without " + event);
    }

    /** Reads on to the end. */
    public List<Frame> rest() {
        var frames = new ArrayList<Frame>();
        for (var frame = next(); frame != null; frame = next()) {
            frames.add(frame);
        }
        return frames;
    }

    /** Everything that is left, as it came. */
    public String text() {
        var text = new StringBuilder();
        rest().forEach(frame -> text.append(frame.text()));
        return text.toString();
    }

    /** Goes away. */
    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
