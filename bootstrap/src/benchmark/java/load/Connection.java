package load;

import http.Head;
import http.MessageReader;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A connection that is kept for one exchange after the other. */
final class Connection implements MessageReader.Receiver {

    private final Client client;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final MessageReader answers = MessageReader.ofAnswers(this);
    private Exchange exchange;
    private ByteBuffer unsent = ByteBuffer.allocate(0);
    private boolean closes;
    private long readAt;

    Connection(Client client, Selector selector, InetSocketAddress address) throws IOException {
        this.client = client;
        channel = SocketChannel.open(address);
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    void begin(Exchange given) {
        exchange = given;
        unsent = ByteBuffer.wrap(given.begin(System.nanoTime()));
        try {
            write();
        } catch (IOException broken) {
            fail(broken.getMessage());
        }
    }

    void ready(ByteBuffer in) {
        try {
            if (key.isWritable()) {
                write();
            }
            if (key.isReadable()) {
                read(in);
            }
        } catch (IOException broken) {
            fail(String.valueOf(broken.getMessage()));
        }
    }

    void giveUpAfter(Duration limit, long now) {
        if (exchange != null && exchange.isOlderThan(limit, now)) {
            fail("no end within " + limit.toSeconds() + " s");
        }
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to be closed.
        }
    }

    @Override
    public void head(Head head) {
        closes = head.closes();
        if (exchange != null) {
            exchange.status(head.second());
        }
    }

    @Override
    public void body(byte[] bytes, int from, int to) {
        if (exchange != null) {
            exchange.body(bytes, from, to, readAt);
        }
    }

    @Override
    public void end() {
        if (exchange != null) {
            over("", !closes);
        }
    }

    private void write() throws IOException {
        channel.write(unsent);
        var more = unsent.hasRemaining() ? SelectionKey.OP_WRITE : 0;
        key.interestOps(SelectionKey.OP_READ | more);
    }

    private void read(ByteBuffer in) throws IOException {
        var count = channel.read(in.clear());
        readAt = System.nanoTime();
        if (count > 0) {
            answers.read(in.array(), 0, count);
        } else if (count < 0) {
            closes = true;
            answers.closed();
            fail("connection closed");
        }
    }

    private void fail(String reason) {
        if (exchange == null) {
            client.lost(this);
        } else {
            over(reason, false);
        }
    }

    private void over(String reason, boolean reusable) {
        var finished = exchange;
        exchange = null;
        finished.end(System.nanoTime(), reason);
        client.over(this, finished, reusable);
    }
}
