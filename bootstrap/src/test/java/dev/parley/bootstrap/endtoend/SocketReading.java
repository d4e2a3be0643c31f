package dev.parley.bootstrap.endtoend;

import org.jspecify.annotations.Nullable;

import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Events that come over a WebSocket. Closing it drops the connection without saying so. */
final class SocketReading implements AutoCloseable {

    private static final String END = "";

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    SocketReading(HouseClient client, String response, long after) {
        socket =
                client.socket(
                        "/v1/responses/%s/events?after=%d".formatted(response, after),
                        new Listener());
    }

    /** The next event; nothing when the socket was closed after the last one. */
    @Nullable Frame next() {
        try {
            var text = texts.poll(60, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("nothing came over the socket");
            }
            return text.equals(END) ? null : Frame.of(text);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** Everything that still comes. */
    List<Frame> rest() {
        var frames = new ArrayList<Frame>();
        for (var frame = next(); frame != null; frame = next()) {
            frames.add(frame);
        }
        return frames;
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean isLast) {
            partial.append(data);
            if (isLast) {
                texts.add(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            texts.add(END);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            texts.add(END);
        }
    }
}
