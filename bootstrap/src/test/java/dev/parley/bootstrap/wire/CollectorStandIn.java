package dev.parley.bootstrap.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * Takes what a collector of OpenTelemetry takes, over HTTP, and keeps it as it came: names and
 * values of attributes stand in the messages of protobuf as plain text.
 */
public final class CollectorStandIn implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final List<String> deliveries = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    public CollectorStandIn() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/v1/traces", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers with this status from now on. */
    void answerWith(int newStatus) {
        status = newStatus;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                var body = exchange.getRequestBody()) {
            var isZipped = "gzip".equals(exchange.getRequestHeaders().getFirst("content-encoding"));
            var bytes = (isZipped ? new GZIPInputStream(body) : body).readAllBytes();
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-collector-key")));
            exchange.sendResponseHeaders(status, -1);
            synchronized (deliveries) {
                deliveries.add(new String(bytes, StandardCharsets.ISO_8859_1));
                deliveries.notifyAll();
            }
        }
    }

    /** Everything that has come. */
    String all() {
        return String.join("", deliveries);
    }

    /** The value of the header x-collector-key of every delivery. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    /** Waits until what has come is enough. */
    public void await(Predicate<String> enough) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (deliveries) {
            while (!enough.test(all())) {
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("not enough has come in " + PATIENCE + ": " + all());
                }
                TimeUnit.NANOSECONDS.timedWait(deliveries, left);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
