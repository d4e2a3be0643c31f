package load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs exchanges with one server on the calling thread. */
public final class Client implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long LOOK_NANOS = Duration.ofMillis(250).toNanos();

    private final InetSocketAddress address;
    private final Selector selector = Selector.open();
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private final Set<Connection> connections = new HashSet<>();
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private Consumer<Exchange> finished = exchange -> {};
    private int running;

    public Client(int port) throws IOException {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Runs one exchange to its end. */
    public <E extends Exchange> E run(E exchange) throws IOException {
        run(new Pace.AtOnce(1, 1), () -> exchange, over -> {}, count -> {});
        return exchange;
    }

    /**
     * Runs exchanges until no more starts and all are over.
     *
     * @param over is told each exchange when it is over
     * @param look is told four times a second how many are running
     */
    public void run(
            Pace pace,
            Supplier<? extends Exchange> exchanges,
            Consumer<Exchange> over,
            Consumer<Integer> look)
            throws IOException {
        finished = over;
        var began = System.nanoTime();
        var looked = began;
        var started = 0;
        var since = 0L;
        while (!pace.isOver(since, started) || running > 0) {
            for (var due = pace.due(since, started, running); due > 0; due--) {
                begin(exchanges.get());
                started++;
            }
            selector.select(this::ready, pace instanceof Pace.Arriving ? 1 : 50);
            var now = System.nanoTime();
            since = now - began;
            if (now - looked > LOOK_NANOS) {
                looked = now;
                look.accept(running);
                Set.copyOf(connections).forEach(one -> one.giveUpAfter(LIMIT, now));
            }
        }
    }

    @Override
    public void close() throws IOException {
        connections.forEach(Connection::close);
        selector.close();
    }

    void over(Connection connection, Exchange exchange, boolean reusable) {
        running--;
        if (reusable) {
            idle.addLast(connection);
        } else {
            lost(connection);
        }
        finished.accept(exchange);
    }

    void lost(Connection connection) {
        connection.close();
        idle.remove(connection);
        connections.remove(connection);
    }

    private void begin(Exchange exchange) throws IOException {
        running++;
        var connection = idle.pollLast();
        if (connection == null) {
            connection = new Connection(this, selector, address);
            connections.add(connection);
        }
        connection.begin(exchange);
    }

    private void ready(SelectionKey key) {
        ((Connection) key.attachment()).ready(in);
    }
}
