package dev.parley.rest.connection;

import dev.parley.rest.testing.World;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A bare connection to a server, on which anything can be said, or nothing. */
final class Line implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int BEAT_MILLIS = 20;

    private final Socket socket = new Socket();

    Line(World world) {
        this(world, 64 * 1024);
    }

    /** One whose client takes so much before it reads. */
    Line(World world, int receiveBuffer) {
        try {
            socket.setReceiveBufferSize(receiveBuffer);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), world.client().port()));
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Line say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Everything that comes until the other side ends the connection. */
    String rest() throws IOException {
        var all = new StringBuilder();
        try {
            for (var next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                all.append((char) next);
            }
        } catch (SocketException _) {
            // ended with something of ours unread, which is an end too
        }
        return all.toString();
    }

    /** Says this again and again, a little at a time, until an answer begins. */
    String drip(String text) throws IOException {
        socket.setSoTimeout(BEAT_MILLIS);
        while (true) {
            try {
                var first = socket.getInputStream().read();
                socket.setSoTimeout(PATIENCE_MILLIS);
                return first < 0 ? "" : (char) first + rest();
            } catch (SocketTimeoutException _) {
                say(text);
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
