package dev.parley.rest.connection;

import dev.parley.rest.http.ConnectionLimits;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Whether somebody is at the other end of a WebSocket, and whether what they say is short enough. A
 * socket that was left without a word answers no ping.
 */
final class SocketPulse {

    private final ChannelHandlerContext context;
    private final int largest;
    private final long timeout;
    private long heard;
    private boolean isAsked;
    private long message;

    SocketPulse(ChannelHandlerContext context, ConnectionLimits limits, long now) {
        this.context = context;
        this.largest = limits.message();
        this.timeout = limits.socketTimeout().toNanos();
        this.heard = now;
    }

    /** Something was said; whether it may be passed on. */
    boolean hear(WebSocketFrame frame, long now) {
        heard = now;
        isAsked = false;
        if (!(frame instanceof TextWebSocketFrame
                || frame instanceof BinaryWebSocketFrame
                || frame instanceof ContinuationWebSocketFrame)) {
            return true;
        }
        message += frame.content().readableBytes();
        if (message > largest) {
            context.writeAndFlush(
                            new CloseWebSocketFrame(
                                    WebSocketCloseStatus.MESSAGE_TOO_BIG,
                                    "A message has at most "
                                            + largest
                                            + " bytes, the setting max-socket-message."))
                    .addListener(ChannelFutureListener.CLOSE);
            return false;
        }
        if (frame.isFinalFragment()) {
            message = 0;
        }
        return true;
    }

    void look(long now) {
        var silence = now - heard;
        if (silence > timeout) {
            var _ = context.close();
        } else if (silence > timeout / 2 && !isAsked) {
            isAsked = true;
            var _ = context.writeAndFlush(new PingWebSocketFrame());
        }
    }
}
