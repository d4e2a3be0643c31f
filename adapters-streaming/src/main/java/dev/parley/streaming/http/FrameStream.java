package dev.parley.streaming.http;

import dev.parley.domain.failure.FailureException;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.core.io.buffer.ReadBufferFactory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.netty.channel.Channel;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Semaphore;

/**
 * A body that is sent while it comes into being. A virtual thread of its own reads the source, one
 * piece ahead of what the connection takes, so that a client that does not read holds one piece and
 * delays nobody. To read only when the connection has asked would wake that thread twice for each
 * piece.
 */
public final class FrameStream {

    private static final Logger LOG = LoggerFactory.getLogger(FrameStream.class);

    /** So many pieces are asked for only by who takes all that come. */
    private static final long UNLIMITED = Integer.MAX_VALUE;

    private final FrameSource source;
    private final Channel connection;
    private final LogContext log = LogContext.current();

    private FrameStream(FrameSource source, Channel connection) {
        this.source = source;
        this.connection = connection;
    }

    /**
     * An answer with a body for the client of a request; the source is closed as soon as that
     * client goes, or at once if there is no answer.
     */
    public static MutableHttpResponse<FrameStream> to(HttpRequest<?> request, FrameSource source) {
        try {
            var connection = Connection.of(request);
            return HttpResponse.ok(new FrameStream(new Connected(request, source), connection));
        } catch (RuntimeException | Error failed) {
            source.close();
            throw failed;
        }
    }

    void discard() {
        source.close();
    }

    Publisher<ReadBuffer> publisher(ReadBufferFactory buffers) {
        return subscriber -> new Pump(subscriber, buffers).begin();
    }

    private final class Pump implements Subscription, Runnable {

        private final Subscriber<? super ReadBuffer> subscriber;
        private final ReadBufferFactory buffers;
        private final Semaphore demand = new Semaphore(0);
        private volatile boolean isDemandUnlimited;
        private volatile boolean isCancelled;

        private Pump(Subscriber<? super ReadBuffer> subscriber, ReadBufferFactory buffers) {
            this.subscriber = subscriber;
            this.buffers = buffers;
        }

        private void begin() {
            subscriber.onSubscribe(this);
            Thread.ofVirtual().name("stream").start(this);
        }

        @Override
        public void request(long wanted) {
            isDemandUnlimited |= wanted >= UNLIMITED;
            demand.release(isDemandUnlimited ? 1 : (int) wanted);
        }

        @Override
        public void cancel() {
            isCancelled = true;
            source.close();
            demand.release();
        }

        @Override
        public void run() {
            log.use();
            try (source) {
                while (true) {
                    var bytes = source.next();
                    if (!isDemandUnlimited) {
                        demand.acquire();
                    }
                    if (isCancelled) {
                        return;
                    }
                    if (bytes == null) {
                        tell(subscriber::onComplete);
                        return;
                    }
                    tell(() -> subscriber.onNext(buffers.adapt(bytes)));
                }
            } catch (InterruptedException _) {
                // this thread is the stream's own and ends with it
            } catch (FailureException refused) {
                LOG.info("A stream broke off: {}", refused.failure().detail());
                tell(() -> subscriber.onError(refused));
            } catch (RuntimeException | Error defect) {
                if (!isCancelled) {
                    LOG.error("A stream broke off", defect);
                    tell(() -> subscriber.onError(defect));
                }
            }
        }

        /** On the connection's own thread, which is the one that cancels: nothing comes behind. */
        private void tell(Runnable signal) {
            connection
                    .eventLoop()
                    .execute(() -> {
                        if (!isCancelled && connection.isOpen()) {
                            signal.run();
                        }
                    });
        }
    }
}
