package dev.parley.streaming.provider.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Listens on every address of this machine and records who comes; all hear the same refusal. */
final class Listener implements AutoCloseable {

    private static final byte[] TEAPOT =
            "HTTP/1.1 418 I'm a teapot\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final BlockingQueue<Integer> callers = new LinkedBlockingQueue<>();

    Listener() {
        try {
            server = new ServerSocket(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().name("listener").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /**
     * How many connections were opened since this was last asked. They are accepted in the order in
     * which they come, so one more of our own shows that there were no others.
     */
    int connections() {
        try (var own = new Socket(InetAddress.getLoopbackAddress(), port())) {
            var others = 0;
            while (callers.take() != own.getLocalPort()) {
                others++;
            }
            return others;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                callers.add(socket.getPort());
                Thread.ofVirtual().start(() -> refuse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void refuse(Socket caller) {
        try (caller) {
            caller.getOutputStream().write(TEAPOT);
            caller.shutdownOutput();
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // it was recorded
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
