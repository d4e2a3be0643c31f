package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream of server-sent events that is being read. Every event of a response has to have the
 * shape that the contract gives it.
 */
final class OpenStream implements AutoCloseable {

    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;
    private final List<Frame> seen = new ArrayList<>();

    private OpenStream(HttpResponse<InputStream> answer) {
        this.answer = answer;
        this.lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    static OpenStream of(HttpResponse<InputStream> answer) {
        return new OpenStream(answer);
    }

    int status() {
        return answer.statusCode();
    }

    @Nullable String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    /** The next event, comments passed over; nothing when the body has ended. */
    @Nullable Frame next() {
        for (var frame = frame(); frame != null; frame = frame()) {
            if (!frame.isComment()) {
                seen.add(frame);
                check(frame);
                return frame;
            }
        }
        return null;
    }

    /** The next frame, whatever it is; nothing when the body has ended. */
    @Nullable Frame frame() {
        var event = "";
        var id = "";
        var data = "";
        var comment = "";
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    return new Frame(event, id, data, comment);
                }
                var colon = line.indexOf(':');
                var value = line.substring(colon + 1).strip();
                switch (line.substring(0, colon)) {
                    case "event" -> event = value;
                    case "id" -> id = value;
                    case "data" -> {
                        assertThat(data).as("data comes in one line").isEmpty();
                        data = value;
                    }
                    case "" -> comment = value;
                    default -> throw new AssertionError("unknown field: " + line);
                }
            }
            return null;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void check(Frame frame) {
        if (!frame.isDone() && frame.event().startsWith("response.")) {
            Shapes.checkEvent(frame.json());
        }
    }

    /** Reads up to the next event of a type, and gives it. */
    Frame until(String type) {
        for (var frame = next(); frame != null; frame = next()) {
            if (frame.event().equals(type)) {
                return frame;
            }
        }
        throw new AssertionError("no " + type + " in " + seen);
    }

    /** What was read so far. */
    List<Frame> seen() {
        return List.copyOf(seen);
    }

    String responseId() {
        if (seen.isEmpty()) {
            next();
        }
        return seen.getFirst().json().at("/response/id").asText();
    }

    /** Reads everything that still comes, and gives all there was. */
    Transcript toEnd() {
        while (next() != null) {
            // read on
        }
        return new Transcript(seen);
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException alreadyGone) {
            // dropping the connection was all that was wanted
        }
    }
}
