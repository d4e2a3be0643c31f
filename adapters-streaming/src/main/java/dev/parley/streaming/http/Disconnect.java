package dev.parley.streaming.http;

import io.micronaut.http.HttpRequest;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;

/**
 * Notices that a client has gone, whether or not anything is being written to it, from the
 * connection's own end.
 */
public final class Disconnect implements AutoCloseable {

    private final ChannelFuture gone;
    private final ChannelFutureListener listener;

    private Disconnect(ChannelFuture gone, ChannelFutureListener listener) {
        this.gone = gone;
        this.listener = listener;
    }

    /**
     * Has something done when the client goes, or now if it has gone already; until this is closed.
     *
     * @param action quick; may run on the connection's own thread
     */
    public static Disconnect of(HttpRequest<?> request, Runnable action) {
        var gone = Connection.of(request).closeFuture();
        ChannelFutureListener listener = _ -> action.run();
        gone.addListener(listener);
        return new Disconnect(gone, listener);
    }

    @Override
    public void close() {
        gone.removeListener(listener);
    }
}
