package dev.parley.bootstrap.control;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * The service's side: takes one request for each connection and streams back what it writes. Only
 * the data directory's owner gets in.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);

    private static final int AT_ONCE = 8;
    private static final Duration TO_ASK = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofMinutes(30);

    private final ControlAddress address;
    private final ServerSocketChannel channel;
    private final ControlHandler handler;
    private final Duration toAsk;
    private final Semaphore places = new Semaphore(AT_ONCE);

    private ControlSocket(
            ControlAddress address,
            ServerSocketChannel channel,
            ControlHandler handler,
            Duration toAsk) {
        this.address = address;
        this.channel = channel;
        this.handler = handler;
        this.toAsk = toAsk;
    }

    /**
     * Listens, for a process that holds the data directory.
     *
     * @throws IOException if there can be no socket; a service may go on without, and commands then
     *     have to wait until it has ended
     */
    public static ControlSocket listen(Path dataDirectory, ControlHandler handler)
            throws IOException {
        return listen(dataDirectory, handler, TO_ASK);
    }

    static ControlSocket listen(Path dataDirectory, ControlHandler handler, Duration toAsk)
            throws IOException {
        var address = new ControlAddress(dataDirectory);
        var path = address.prepare();
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path));
            ControlAddress.makePrivate(path);
        } catch (IOException failed) {
            channel.close();
            address.remove();
            throw failed;
        }
        var socket = new ControlSocket(address, channel, handler, toAsk);
        Thread.ofVirtual().name("control").start(socket::accept);
        return socket;
    }

    @Override
    public void close() {
        try {
            channel.close();
            address.remove();
        } catch (IOException failed) {
            LOG.warn("The control socket could not be removed; the next start will.", failed);
        }
    }

    private void accept() {
        while (channel.isOpen()) {
            try {
                var connection = channel.accept();
                places.acquire();
                Thread.ofVirtual().name("control-request").start(() -> serve(connection));
            } catch (ClosedChannelException _) {
                return;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException failed) {
                LOG.warn("The control socket has failed; commands find it closed.", failed);
                close();
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            answer(connection);
        } catch (IOException failed) {
            LOG.debug("A command went away before it was answered.", failed);
        } finally {
            places.release();
        }
    }

    private void answer(SocketChannel connection) throws IOException {
        ControlRequest request;
        try (var _ = TimeLimit.of(toAsk, connection)) {
            request = Frames.readRequest(new DataInputStream(Channels.newInputStream(connection)));
        }
        var answer = new DataOutputStream(Channels.newOutputStream(connection));
        try (var _ = TimeLimit.of(TO_ANSWER, connection)) {
            var out = writer(Frames.OUT, answer);
            var err = writer(Frames.ERR, answer);
            var code = handler.run(request, out, err);
            out.flush();
            err.flush();
            Frames.writeExit(code, answer);
        }
    }

    private static PrintWriter writer(byte kind, DataOutputStream answer) {
        return new PrintWriter(
                new OutputStreamWriter(new Frames.Stream(kind, answer), StandardCharsets.UTF_8),
                true);
    }
}
