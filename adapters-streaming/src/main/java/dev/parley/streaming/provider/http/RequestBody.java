package dev.parley.streaming.provider.http;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * A question's bytes, which can be sent again until they are dropped. The client keeps hold of a
 * request as long as its answer comes in; a whole history must not be held that long.
 */
final class RequestBody implements BodyPublisher {

    private final int length;
    private volatile byte @Nullable [] bytes;

    RequestBody(byte[] bytes) {
        this.bytes = bytes;
        this.length = bytes.length;
    }

    /** No further try will need them. */
    void drop() {
        bytes = null;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        var present = bytes;
        subscriber.onSubscribe(new Sending(subscriber, present == null ? new byte[0] : present));
    }

    /** Hands out slices, and lets go of the whole with the last one. */
    private static final class Sending implements Flow.Subscription {

        private static final int SLICE = 16 * 1024;

        private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
        private byte[] rest;
        private int position;
        private long demand;
        private boolean isSending;

        Sending(Flow.Subscriber<? super ByteBuffer> subscriber, byte[] bytes) {
            this.subscriber = subscriber;
            this.rest = bytes;
        }

        @Override
        public synchronized void request(long count) {
            demand += Math.min(count, Integer.MAX_VALUE);
            if (isSending) {
                return;
            }
            isSending = true;
            while (subscriber != null && demand > 0) {
                demand--;
                sendNext(subscriber);
            }
            isSending = false;
        }

        private void sendNext(Flow.Subscriber<? super ByteBuffer> receiver) {
            var size = Math.min(SLICE, rest.length - position);
            var slice = ByteBuffer.wrap(rest, position, size).slice().asReadOnlyBuffer();
            position += size;
            if (size > 0) {
                receiver.onNext(slice);
            }
            if (position == rest.length) {
                cancel();
                receiver.onComplete();
            }
        }

        @Override
        public synchronized void cancel() {
            subscriber = null;
            rest = new byte[0];
            position = 0;
        }
    }
}
