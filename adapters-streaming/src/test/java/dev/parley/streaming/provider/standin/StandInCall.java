package dev.parley.streaming.provider.standin;

import dev.parley.streaming.provider.json.JsonTree;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One call as the stand-in saw it. */
public final class StandInCall {

    private final String method;
    private final String path;
    private final Map<String, String> headers;
    private final String body;
    private final Semaphore gate = new Semaphore(0);
    private final CompletableFuture<Long> closedAt = new CompletableFuture<>();
    private final AtomicInteger tokensSent = new AtomicInteger();
    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();

    StandInCall(String method, String path, Map<String, String> headers, String body) {
        this.method = method;
        this.path = path;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** A header by its name in lower case. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public String body() {
        return body;
    }

    /** The body's members. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> json() {
        try {
            return (Map<String, Object>) JsonTree.read(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    /** A member that is a list of objects. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> list(String member) {
        return (List<Map<String, Object>>) json().get(member);
    }

    /** Lets so many more tokens of a gated answer go. */
    public void release(int tokens) {
        gate.release(tokens);
    }

    /** How many tokens have been written to the socket. */
    public int tokensSent() {
        return tokensSent.get();
    }

    /** Waits until everything that the script says has been written. */
    public void awaitAnswered(Duration patience) {
        await(answered, patience, "the answer was not written");
    }

    /**
     * Waits until the other side has closed the connection; gives {@link System#nanoTime} of that
     * moment.
     */
    public long connectionClosed(Duration patience) {
        return await(closedAt, patience, "the connection is still open");
    }

    /** Waits for as long as nothing more is to be said; no longer than somebody listens. */
    boolean isClosedWithin(Duration pause) throws InterruptedException {
        try {
            closedAt.get(pause.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }

    void pass() throws InterruptedException {
        gate.acquire();
    }

    void sentToken() {
        tokensSent.incrementAndGet();
    }

    void closed() {
        closedAt.complete(System.nanoTime());
    }

    void answered() {
        answered.complete(true);
    }

    private static <T> T await(CompletableFuture<T> event, Duration patience, String otherwise) {
        try {
            return event.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError(otherwise + " after " + patience, late);
        } catch (ExecutionException | InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
