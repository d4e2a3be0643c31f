package dev.parley.streaming.http;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The streams that the server itself would not bring to a good end when it stops: it cuts sockets
 * at once, and waits for streams that have no end of their own.
 */
@Singleton
public final class OpenStreams {

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Endless> endless = ConcurrentHashMap.newKeySet();
    private volatile boolean isEnding;

    /** A socket that is waited for when the server stops. */
    public Socket socket() {
        var added = new Socket();
        sockets.add(added);
        return added;
    }

    /** The same source, which ends when the server stops. */
    public FrameSource endless(FrameSource source) {
        var added = new Endless(source);
        endless.add(added);
        if (isEnding) {
            added.close();
        }
        return added;
    }

    /**
     * Ends what has no end, and waits until all sockets are closed by whoever sends over them.
     *
     * @return whether they were in time
     */
    public boolean end(Duration patience) throws InterruptedException {
        isEnding = true;
        endless.forEach(Endless::close);
        var deadline = System.nanoTime() + patience.toNanos();
        for (var socket : sockets) {
            if (!socket.closed.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** A socket that somebody listens to. */
    public final class Socket implements AutoCloseable {

        private final CountDownLatch closed = new CountDownLatch(1);

        private Socket() {}

        /** It is closed, and what was sent over it is on its way. */
        @Override
        public void close() {
            sockets.remove(this);
            closed.countDown();
        }
    }

    private final class Endless implements FrameSource {

        private final FrameSource source;

        private Endless(FrameSource source) {
            this.source = source;
        }

        @Override
        public byte @Nullable [] next() throws InterruptedException {
            return source.next();
        }

        @Override
        public byte @Nullable [] farewell() {
            return source.farewell();
        }

        @Override
        public void close() {
            endless.remove(this);
            source.close();
        }
    }
}
