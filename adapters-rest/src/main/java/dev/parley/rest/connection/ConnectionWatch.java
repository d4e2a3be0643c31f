package dev.parley.rest.connection;

import dev.parley.rest.http.Refusal;
import dev.parley.rest.http.RefusedException;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;
import io.netty.util.ReferenceCountUtil;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Sees to it that one connection keeps within its limits: a client that is slow to ask, slow to
 * send, does not read or is not there any more is let go, and one that asks for too much is told
 * so.
 *
 * <p>Stands between the server's codec and its handler of requests, on the connection's own thread.
 * Only the client is held to a time here: while it waits for us, it may wait.
 */
final class ConnectionWatch extends ChannelDuplexHandler {

    /**
     * What the kernel keeps of what a client does not read; by itself it would keep megabytes. The
     * slowest client that is seen to read at all takes about a third of it within the limit.
     */
    private static final int SEND_BUFFER = 128 * 1024;

    /**
     * What the process keeps of it besides: from the higher on nothing is written until it has sunk
     * to the lower. Netty's own is twice as much.
     */
    private static final WriteBufferWaterMark WAITING =
            new WriteBufferWaterMark(16 * 1024, 32 * 1024);

    /** Requests that are sent before the one before them is answered. Hardly any client does so. */
    private static final int MOST_UNANSWERED = 16;

    /**
     * Connections beyond the limit that are told so at a time; what is beyond these is just closed.
     */
    private static final int MOST_TURNED_AWAY = 100;

    /** How long a client that was answered early may go on sending, so that it gets to read why. */
    private static final long LINGER = Duration.ofSeconds(5).toNanos();

    private final Connections connections;
    private final Round round;
    private final Unread unread;
    private @Nullable SocketPulse pulse;

    /** Of the oldest request that has no answer yet; those behind it follow. */
    private @Nullable IncomingBody unanswered;

    /** Of the newest request, until all of it is here. */
    private @Nullable IncomingBody coming;

    /** Since when the client has had to do what it is to do next. */
    private long since;

    private boolean isTurnedAway;
    private boolean hasRead;
    private boolean hasAsked;
    private boolean isHeadBegun;
    private boolean isAnswering;
    private boolean isRefused;

    /** Nothing that still comes is passed on: the connection ends without an answer to it. */
    private boolean isDeaf;

    private long leavesBy;

    ConnectionWatch(Connections connections, Round round) {
        var limits = connections.limits();
        this.connections = connections;
        this.round = round;
        this.unread = new Unread(limits.writeTimeout().toNanos());
    }

    /** Watches a connection from now on. */
    static void put(Channel channel, Connections connections) {
        var pipeline = channel.pipeline();
        channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        channel.config().setWriteBufferWaterMark(WAITING);
        if (pipeline.get(WebSocketServerCompressionHandler.class) != null) {
            // the framework's own inflates without a limit
            pipeline.replace(
                    WebSocketServerCompressionHandler.class,
                    WebSocketServerCompressionHandler.class.getSimpleName(),
                    new WebSocketServerCompressionHandler(connections.limits().message()));
        }
        pipeline.addBefore(
                ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                ConnectionWatch.class.getSimpleName(),
                new ConnectionWatch(connections, connections.round(channel.eventLoop())));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        round.add(this, context);
        since = round.now();
        var open = connections.opened();
        var most = connections.limits().most();
        isTurnedAway = open > most;
        if (isTurnedAway) {
            leavesBy = round.now() + LINGER;
        }
        if (open > MOST_TURNED_AWAY + most) {
            leave(context);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        round.remove(this);
        connections.closed();
        dropAll();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        hasRead = true;
        isHeadBegun = false;
        if (message instanceof HttpRequest) {
            admit(context);
        }
        if (isDeaf) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof WebSocketFrame frame && pulse != null) {
            if (!pulse.hear(frame, round.now())) {
                ReferenceCountUtil.release(message);
                return;
            }
        } else if (isTurnedAway) {
            turnAway(context, message);
            return;
        }
        var wasBegun = !(message instanceof HttpRequest request) || begin(request);
        var hasRoom = !(message instanceof HttpContent content) || add(content);
        var fits = wasBegun && hasRoom;
        if (!fits && !canBeRefused()) {
            ReferenceCountUtil.release(message);
            leave(context);
            return;
        }
        super.channelRead(context, message);
        if (!fits) {
            refuse(context, connections.refusals().noRoom(connections.budget()));
        }
    }

    /**
     * Lets one more request begin, or goes deaf: what came in one piece is read to its end, also
     * behind something that ends the connection.
     */
    private void admit(ChannelHandlerContext context) {
        if (countUnanswered() == MOST_UNANSWERED) {
            leave(context);
        }
        isDeaf |= isRefused;
    }

    private int countUnanswered() {
        var count = 0;
        for (var body = unanswered; body != null; body = body.next) {
            count++;
        }
        return count;
    }

    /** Whether there is room for what the request brings. */
    private boolean begin(HttpRequest request) {
        hasAsked = true;
        coming = new IncomingBody(connections.budget(), round.now());
        queue(coming);
        if (request.headers().size() > connections.limits().headers()) {
            request.setDecoderResult(DecoderResult.failure(new TooLongHttpHeaderException()));
        }
        var isBroken = request.decoderResult().isFailure();
        return connections.budget().hasRoomFor(isBroken ? 0 : length(request));
    }

    private void queue(IncomingBody body) {
        if (unanswered == null) {
            unanswered = body;
            return;
        }
        var last = unanswered;
        while (last.next != null) {
            last = last.next;
        }
        last.next = body;
    }

    private static long length(HttpRequest request) {
        try {
            return HttpUtil.getContentLength(request, 0L);
        } catch (NumberFormatException _) {
            // whoever reads the body refuses it
            return 0;
        }
    }

    private boolean add(HttpContent content) {
        var hasRoom = coming == null || coming.add(content.content().readableBytes());
        if (content instanceof LastHttpContent) {
            coming = null;
            leavesBy = 0;
            since = round.now();
        }
        return hasRoom;
    }

    /** Bytes have come. If they made nothing whole, the head of a request has begun. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (!hasRead && coming == null && !isHeadBegun) {
            isHeadBegun = true;
            since = round.now();
        }
        hasRead = false;
        super.channelReadComplete(context);
    }

    /** A client of a socket that asks and does not read gets no more answers. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
        if (pulse != null) {
            context.channel().config().setAutoRead(context.channel().isWritable());
        }
        super.channelWritabilityChanged(context);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
            throws Exception {
        // what streams consist of, first of all
        if (message.getClass() != DefaultHttpContent.class) {
            if (message instanceof HttpResponse response) {
                answer(context, response.status());
            }
            if (message instanceof LastHttpContent && isAnswering) {
                answered(context, message, promise.unvoid());
                return;
            }
        }
        super.write(context, message, promise);
    }

    private void answer(ChannelHandlerContext context, HttpResponseStatus status) {
        if (status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            pulse = new SocketPulse(context, connections.limits(), round.now());
            // a socket may stay for hours, and nothing that came before it is answered any more
            dropAll();
        }
        if (status.codeClass() != HttpStatusClass.INFORMATIONAL) {
            isAnswering = true;
            if (unanswered != null) {
                unanswered.drop();
                unanswered = unanswered.next;
            }
        }
    }

    private void answered(ChannelHandlerContext context, Object last, ChannelPromise promise) {
        isAnswering = false;
        since = round.now();
        if (isRefused) {
            promise.addListener(ChannelFutureListener.CLOSE);
        } else if (coming != null && coming.isDropped()) {
            leavesBy = round.now() + LINGER;
        }
        var _ = context.write(last, promise);
    }

    /** Asked now and then: lets the client go if it is over a limit. */
    void look(ChannelHandlerContext context, long now) {
        if (unread.isStuck(context.channel(), now) || (leavesBy != 0 && now - leavesBy > 0)) {
            leave(context);
        } else if (pulse != null) {
            pulse.look(now);
        } else if (coming != null) {
            if (!isRefused && coming.isTooSlow(connections.limits(), now)) {
                refuse(context, connections.refusals().slowBody());
            }
        } else if (unanswered == null && !isAnswering) {
            lookAtIdle(context, now - since);
        }
    }

    private void lookAtIdle(ChannelHandlerContext context, long idle) {
        var limits = connections.limits();
        if (isHeadBegun && idle > limits.headerTimeout().toNanos()) {
            say(context, connections.refusals().slowHead());
        } else if (idle > (hasAsked ? limits.idleTimeout() : limits.headerTimeout()).toNanos()) {
            leave(context);
        }
    }

    /** Whether the answer that comes next is that to the request whose body comes. */
    private boolean canBeRefused() {
        return unanswered != null && unanswered.next == null && !isAnswering;
    }

    /** Has the request refused by whoever waits for its body, and ends the connection. */
    private void refuse(ChannelHandlerContext context, Refusal why) {
        var refused = unanswered;
        if (refused == null || !canBeRefused()) {
            leave(context);
            return;
        }
        isRefused = true;
        refused.drop();
        leavesBy = round.now() + LINGER;
        context.fireExceptionCaught(new RefusedException(why));
    }

    private void dropAll() {
        for (; unanswered != null; unanswered = unanswered.next) {
            unanswered.drop();
        }
    }

    private void leave(ChannelHandlerContext context) {
        isDeaf = true;
        var _ = context.close();
    }

    private void turnAway(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        if (message instanceof HttpRequest) {
            say(context, connections.refusals().tooManyConnections());
        }
    }

    /** Says something that no request was read for, and ends the connection. */
    private void say(ChannelHandlerContext context, Refusal why) {
        leavesBy = round.now() + LINGER;
        isHeadBegun = false;
        isDeaf = true;
        context.writeAndFlush(WholeAnswers.of(connections.answers().of(why)))
                .addListener(ChannelFutureListener.CLOSE);
    }
}
