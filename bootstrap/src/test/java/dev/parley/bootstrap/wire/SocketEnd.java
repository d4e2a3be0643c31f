package dev.parley.bootstrap.wire;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** How a WebSocket was closed from the other side. */
record SocketEnd(int code, String reason) {

    /** Opens one and waits until it is closed. */
    static SocketEnd of(KeyHolder asker, String path) {
        var end = new CompletableFuture<SocketEnd>();
        var listener =
                new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onClose(
                            WebSocket socket, int code, String reason) {
                        end.complete(new SocketEnd(code, reason));
                        return null;
                    }

                    @Override
                    public void onError(WebSocket socket, Throwable error) {
                        end.completeExceptionally(error);
                    }
                };
        asker.server()
                .client()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + asker.key())
                .buildAsync(
                        URI.create(asker.server().address().replaceFirst("http", "ws") + path),
                        listener)
                .join();
        return end.orTimeout(60, TimeUnit.SECONDS).join();
    }
}
