package standin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;

/** Serves every caller on one thread, so that it takes little from those that are measured. */
public final class Provider {

    private static final int BACKLOG = 4096;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private final Due due = new Due();

    /** Listens on a free port of the loopback. */
    public Provider() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    public int port() {
        return server.socket().getLocalPort();
    }

    /** Serves until the process ends. */
    public void serve() throws IOException {
        while (true) {
            due.run(System.nanoTime());
            selector.select(this::ready, due.millis(System.nanoTime()));
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Caller caller) {
            caller.ready(in);
        } else {
            accept();
        }
    }

    private void accept() {
        try {
            for (var caller = server.accept(); caller != null; caller = server.accept()) {
                caller.configureBlocking(false);
                caller.setOption(StandardSocketOptions.TCP_NODELAY, true);
                var key = caller.register(selector, SelectionKey.OP_READ);
                key.attach(new Caller(key, due));
            }
        } catch (IOException failed) {
            System.err.println("not accepted: " + failed);
        }
    }
}
