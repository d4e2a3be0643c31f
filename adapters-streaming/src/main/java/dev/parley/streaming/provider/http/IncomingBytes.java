package dev.parley.streaming.provider.http;

import dev.parley.streaming.waiting.Alarm;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One exchange with a provider, between the HTTP client's threads and the one reader.
 *
 * <p>Goes on reading while the reader is busy, up to a limit: what came meanwhile is dealt with in
 * one go. A provider that is still faster is slowed down, so that a slow reader costs little
 * memory.
 */
final class IncomingBytes implements BodySubscriber<Boolean>, HttpResponse.BodyHandler<Boolean> {

    /**
     * How long the rest of a finished answer may take, so that its connection can serve the next
     * call.
     */
    private static final Duration REST = Duration.ofSeconds(1);

    /** What a fast provider says within one commit of the journal, and a little more. */
    private static final int MOST_HELD = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Alarm alarm = new Alarm(this::wake);

    private @Nullable ResponseInfo head;
    private List<ByteBuffer> bytes = List.of();
    private int held;
    private boolean isPaused;
    private @Nullable Throwable failure;
    private Flow.@Nullable Subscription subscription;
    private @Nullable CompletableFuture<?> exchange;
    private boolean complete;
    private boolean closed;
    private boolean draining;

    /** Waits for whatever comes next. */
    Arrival await(long nanos) throws InterruptedException {
        Arrival.Bytes arrived;
        Flow.@Nullable Subscription source;
        lock.lockInterruptibly();
        try {
            var end = System.nanoTime() + nanos;
            var isSet = false;
            while (bytes.isEmpty() || closed) {
                if (closed) {
                    return Arrival.CLOSED;
                }
                if (failure != null) {
                    return new Arrival.Failed(failure);
                }
                if (complete) {
                    return Arrival.END;
                }
                if (end - System.nanoTime() <= 0) {
                    return Arrival.TOO_LATE;
                }
                if (!isSet) {
                    alarm.set(end);
                    isSet = true;
                }
                changed.await();
            }
            arrived = new Arrival.Bytes(bytes);
            bytes = List.of();
            held = 0;
            source = isPaused ? subscription : null;
            isPaused = false;
        } finally {
            lock.unlock();
        }
        if (source != null) {
            source.request(1);
        }
        return arrived;
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The answer's status and headers; absent until they have come. */
    @Nullable ResponseInfo head() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The exchange is under way; closing ends it from now on. */
    void sent(CompletableFuture<?> newExchange) {
        lock.lock();
        try {
            exchange = newExchange;
            if (!closed) {
                return;
            }
        } finally {
            lock.unlock();
        }
        newExchange.cancel(true);
    }

    /** There is no answer, or no more of it. */
    void fail(Throwable cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the exchange, whatever it is doing, and wakes the reader. */
    void close() {
        CompletableFuture<?> running;
        Flow.Subscription source;
        lock.lock();
        try {
            if (closed || draining) {
                return;
            }
            closed = true;
            alarm.close();
            bytes = List.of();
            running = exchange;
            source = subscription;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (source != null) {
            source.cancel();
        }
        if (running != null) {
            running.cancel(true);
        }
    }

    /** Nobody needs the rest; it is taken off the connection, if it comes soon, and thrown away. */
    void drain() {
        Flow.Subscription source;
        lock.lock();
        try {
            if (closed || draining) {
                return;
            }
            draining = true;
            alarm.close();
            bytes = List.of();
            source = complete || failure != null ? null : subscription;
        } finally {
            lock.unlock();
        }
        if (source != null) {
            source.request(Long.MAX_VALUE);
            CompletableFuture.delayedExecutor(REST.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::abandonRest);
        }
    }

    private void abandonRest() {
        Flow.Subscription source;
        lock.lock();
        try {
            source = complete || failure != null ? null : subscription;
        } finally {
            lock.unlock();
        }
        if (source != null) {
            source.cancel();
        }
    }

    @Override
    public BodySubscriber<Boolean> apply(ResponseInfo info) {
        lock.lock();
        try {
            head = info;
        } finally {
            lock.unlock();
        }
        return this;
    }

    @Override
    public CompletionStage<Boolean> getBody() {
        return CompletableFuture.completedStage(true);
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        boolean isClosed;
        lock.lock();
        try {
            subscription = newSubscription;
            isClosed = closed;
        } finally {
            lock.unlock();
        }
        if (isClosed) {
            newSubscription.cancel();
        } else {
            newSubscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        Flow.@Nullable Subscription source;
        lock.lock();
        try {
            if (closed || draining) {
                return;
            }
            hold(buffers);
            isPaused = held >= MOST_HELD;
            source = isPaused ? null : subscription;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (source != null) {
            source.request(1);
        }
    }

    private void hold(List<ByteBuffer> buffers) {
        if (bytes.isEmpty()) {
            bytes = buffers;
        } else {
            var all = new ArrayList<ByteBuffer>(bytes.size() + buffers.size());
            all.addAll(bytes);
            all.addAll(buffers);
            bytes = all;
        }
        buffers.forEach(buffer -> held += buffer.remaining());
    }

    @Override
    public void onError(Throwable cause) {
        fail(cause);
    }

    @Override
    public void onComplete() {
        lock.lock();
        try {
            complete = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
