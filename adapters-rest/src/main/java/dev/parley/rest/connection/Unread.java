package dev.parley.rest.connection;

import io.netty.channel.Channel;

import org.jspecify.annotations.Nullable;

/** Notices that a client takes nothing of what waits to be sent to it. */
final class Unread {

    private final long timeout;
    private @Nullable Object first;
    private long sent;
    private long since;

    Unread(long timeout) {
        this.timeout = timeout;
    }

    /** Whether nothing has left since long ago; asked now and then, on the connection's thread. */
    boolean isStuck(Channel channel, long now) {
        var waiting = channel.unsafe().outboundBuffer();
        var current = waiting == null ? null : waiting.current();
        if (waiting == null || current == null) {
            first = null;
            return false;
        }
        if (current != first || waiting.currentProgress() != sent) {
            first = current;
            sent = waiting.currentProgress();
            since = now;
            return false;
        }
        return now - since > timeout;
    }
}
