package dev.parley.streaming.openai.testing;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listens at a WebSocket. */
public final class Socket implements AutoCloseable {

    private static final String END = "";

    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final WebSocket webSocket;

    private Socket(House house, String path, Map<String, String> headers) {
        var opening = house.client().newWebSocketBuilder();
        headers.forEach(opening::header);
        webSocket =
                opening.buildAsync(
                                URI.create("ws://localhost:" + house.port() + path), new Listener())
                        .join();
    }

    public static Socket open(House house, String path) {
        return open(house, path, Map.of());
    }

    public static Socket open(House house, String path, Map<String, String> headers) {
        return new Socket(house, path, headers);
    }

    /** Waits for the next message. */
    public String next() {
        try {
            return messages.take();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    /** Listens to the end. */
    public List<String> rest() {
        var heard = new ArrayList<String>();
        for (var next = next(); !next.equals(END); next = next()) {
            heard.add(next);
        }
        return heard;
    }

    public int closeCode() {
        return closeCode.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        webSocket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(data);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closeCode.complete(code);
            messages.add(END);
            return CompletableFuture.completedStage(code);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closeCode.completeExceptionally(error);
            messages.add(END);
        }
    }
}
