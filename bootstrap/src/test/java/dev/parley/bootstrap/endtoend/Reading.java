package dev.parley.bootstrap.endtoend;

import dev.parley.streaming.provider.standin.Script;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A stream of server-sent events that is being read. Closing it drops the connection. */
final class Reading implements AutoCloseable {

    private final InputStream body;
    private final BufferedReader lines;

    Reading(InputStream body) {
        this.body = body;
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The next event; nothing when the stream has ended, in good order or not. */
    @Nullable Frame next() {
        try {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: {")) {
                    var frame = Frame.of(line.substring("data: ".length()));
                    lines.readLine();
                    return frame;
                }
                if (line.equals("data: [DONE]")) {
                    return null;
                }
            }
            return null;
        } catch (IOException broken) {
            return null;
        }
    }

    /** Reads the first event, and gives the id of the response that it is of. */
    String responseId() {
        var first = next();
        if (first == null) {
            throw new AssertionError("the stream ended before its first event");
        }
        return first.responseId();
    }

    /** Reads on until this token of the provider's stand-in has come. */
    void untilToken(int token) {
        for (var frame = next(); frame != null; frame = next()) {
            if (frame.data().contains("\"delta\":") && frame.data().contains(Script.token(token))) {
                return;
            }
        }
        throw new AssertionError("token %d did not come".formatted(token));
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException alreadyGone) {
            // dropping the connection was all that was wanted
        }
    }
}
