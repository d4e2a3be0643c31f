package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The writes of which a chunked body was made, seen on the socket. */
final class Chunks {

    private static final int PATIENCE_MILLIS = 60_000;

    private Chunks() {}

    /** Posts JSON, written with single quotes, and gives the chunks of the answer. */
    static List<String> of(String address, String path, String json) throws IOException {
        var at = URI.create(address);
        var body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        var head =
                "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(path, at.getAuthority(), body.length);
        try (var socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            return read(socket.getInputStream());
        }
    }

    private static List<String> read(InputStream answer) throws IOException {
        assertThat(line(answer)).isEqualTo("HTTP/1.1 200 OK");
        var isChunked = false;
        for (var line = line(answer); !line.isEmpty(); line = line(answer)) {
            isChunked |= line.equalsIgnoreCase("transfer-encoding: chunked");
        }
        assertThat(isChunked).as("the body is chunked").isTrue();
        var chunks = new ArrayList<String>();
        for (var size = size(answer); size > 0; size = size(answer)) {
            chunks.add(new String(answer.readNBytes(size), StandardCharsets.UTF_8));
            line(answer);
        }
        return chunks;
    }

    private static int size(InputStream answer) throws IOException {
        return Integer.parseInt(line(answer), 16);
    }

    private static String line(InputStream answer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var next = answer.read(); next >= 0 && next != '\n'; next = answer.read()) {
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.US_ASCII).strip();
    }
}
