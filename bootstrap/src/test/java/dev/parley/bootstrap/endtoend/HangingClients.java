package dev.parley.bootstrap.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that begin something and go on with nothing: they neither send nor read any more. */
final class HangingClients implements AutoCloseable {

    /** As little as a kernel keeps for somebody who does not read. */
    private static final int SMALL = 4096;

    private final int port;
    private final List<Socket> sockets = new ArrayList<>();

    HangingClients(String address) {
        this.port = URI.create(address).getPort();
    }

    void halfAHead() {
        begin("GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX-Half: ");
    }

    void halfABody() {
        begin(
                """
                POST /v1/responses HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: 1000\r
                \r
                {"input":\
                """);
    }

    void unreadStream(String response) {
        begin(
                "GET /v1/responses/%s?stream=true HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .formatted(response));
    }

    void halfOpenSocket(String response) {
        begin(
                """
                GET /v1/responses/%s/events HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """
                        .formatted(response));
    }

    private void begin(String text) {
        var socket = new Socket();
        sockets.add(socket);
        try {
            socket.setReceiveBufferSize(SMALL);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
