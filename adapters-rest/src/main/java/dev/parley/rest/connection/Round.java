package dev.parley.rest.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Looks at all connections of one event loop now and then, on that loop; nothing has to be timed
 * for each byte then. Rests while there is none.
 */
final class Round implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final EventLoop loop;
    private final long pause;
    private final Map<ConnectionWatch, ChannelHandlerContext> watches = new LinkedHashMap<>();
    private @Nullable Future<?> running;
    private long now;

    Round(EventLoop loop, long pause) {
        this.loop = loop;
        this.pause = pause;
    }

    /** The time of the last look, which is recent enough to judge people by. */
    long now() {
        return now;
    }

    void add(ConnectionWatch watch, ChannelHandlerContext context) {
        if (watches.isEmpty()) {
            now = System.nanoTime();
            running = loop.scheduleWithFixedDelay(this, pause, pause, TimeUnit.NANOSECONDS);
        }
        watches.put(watch, context);
    }

    void remove(ConnectionWatch watch) {
        watches.remove(watch);
        if (watches.isEmpty() && running != null) {
            running.cancel(false);
            running = null;
        }
    }

    @Override
    public void run() {
        now = System.nanoTime();
        // whoever is let go is gone from the original at once
        for (var watch : watches.keySet().toArray(new ConnectionWatch[0])) {
            var context = watches.get(watch);
            if (context != null) {
                look(watch, context);
            }
        }
    }

    /** What is thrown out of here would end the rounds, and with them every limit. */
    private void look(ConnectionWatch watch, ChannelHandlerContext context) {
        try {
            watch.look(context, now);
        } catch (RuntimeException | Error defect) {
            LOG.error("A connection cannot be watched and is closed", defect);
            var _ = context.close();
        }
    }
}
