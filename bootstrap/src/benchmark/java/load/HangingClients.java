package load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Clients that begin something and then neither send nor read any more. */
public final class HangingClients implements AutoCloseable {

    /** As little as a kernel keeps for somebody who does not read. */
    private static final int SMALL = 4096;

    private final InetSocketAddress address;
    private final List<SocketChannel> open = new ArrayList<>();

    public HangingClients(int port) {
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /**
     * So many, a quarter of each kind: half a head, half a body, a stream that nobody reads, a
     * WebSocket that nobody listens to.
     *
     * @param ended a response with many events
     * @param running one that goes on
     */
    public void hang(int count, String ended, String running) throws IOException {
        for (var each = 0; each < count; each++) {
            begin(
                    switch (each % 4) {
                        case 0 -> "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX-Half: ";
                        case 1 ->
                                "POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                        + " application/json\r\nContent-Length: 1000\r\n\r\n{";
                        case 2 ->
                                "GET /v1/responses/"
                                        + ended
                                        + "?stream=true HTTP/1.1\r\nHost: localhost\r\n\r\n";
                        default ->
                                "GET /v1/responses/"
                                        + running
                                        + "/events HTTP/1.1\r\n"
                                        + "Host: localhost\r\n"
                                        + "Upgrade: websocket\r\n"
                                        + "Connection: Upgrade\r\n"
                                        + "Sec-WebSocket-Version: 13\r\n"
                                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
                    });
        }
    }

    private void begin(String text) throws IOException {
        var channel = SocketChannel.open();
        open.add(channel);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
        channel.connect(address);
        channel.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        for (var channel : open) {
            channel.close();
        }
    }
}
