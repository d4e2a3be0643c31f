package dev.parley.streaming.provider.standin;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;

/** Reads requests of HTTP/1.1. */
final class RequestReader {

    private final InputStream source;

    RequestReader(InputStream source) {
        this.source = source;
    }

    /** Waits for the next request; fails when the other side closes. */
    StandInCall next() throws IOException {
        var first = line().split(" ", 3);
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = source.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the request is not complete");
        }
        return new StandInCall(
                first[0], first[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var next = source.read(); next != '\n'; next = source.read()) {
            if (next < 0) {
                throw new EOFException("the connection is closed");
            }
            if (next != '\r') {
                bytes.write(next);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
