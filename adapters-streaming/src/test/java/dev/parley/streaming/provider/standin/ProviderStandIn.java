package dev.parley.streaming.provider.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model provider on a port of its own. Speaks chat completions and Anthropic's Messages, by the
 * path that is asked.
 *
 * <p>What it answers is decided in this order: the next script of the queue, the script of the
 * model that is asked, ten numbered tokens.
 */
public final class ProviderStandIn implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int USUAL_TOKENS = 10;

    private final ServerSocket server;
    private final Queue<Script> queue = new ConcurrentLinkedQueue<>();
    private final Map<String, Script> byModel = new ConcurrentHashMap<>();
    private final BlockingQueue<StandInCall> arrived = new LinkedBlockingQueue<>();
    private final List<StandInCall> calls = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Script models =
            Script.refusing(404, "{\"error\":{\"message\":\"no list of models here\"}}");

    public ProviderStandIn() {
        try {
            server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().name("stand-in").start(this::accept);
    }

    /** The base URL under which it serves. */
    public String baseUrl() {
        return "http://" + host() + ":" + server.getLocalPort() + "/v1";
    }

    /** The base URL of a port on which nobody listens. */
    public static String deadBaseUrl() {
        try (var shortLived = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://" + host() + ":" + shortLived.getLocalPort() + "/v1";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String host() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    /** Answers the next calls so, one script each, before anything else is looked at. */
    public ProviderStandIn next(Script... scripts) {
        queue.addAll(List.of(scripts));
        return this;
    }

    /** Answers calls of this model so. */
    public ProviderStandIn model(String name, Script script) {
        byModel.put(name, script);
        return this;
    }

    /** Answers {@code GET …/models} so. */
    public ProviderStandIn listing(Script script) {
        models = script;
        return this;
    }

    /** Waits for the next call that nobody has taken yet. */
    public StandInCall takeCall() {
        try {
            var call = arrived.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (call == null) {
                throw new AssertionError("no call came within " + PATIENCE);
            }
            return call;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** All calls so far, in the order in which they came. */
    public List<StandInCall> calls() {
        return List.copyOf(calls);
    }

    /** How many connections were ever opened. */
    public int connectionsSoFar() {
        return accepted.get();
    }

    /** How many connections are open. */
    public int connections() {
        return connections.size();
    }

    @Override
    public void close() {
        connections.forEach(ProviderStandIn::close);
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                accepted.incrementAndGet();
                connections.add(socket);
                Thread.ofVirtual().name("stand-in connection").start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /**
     * Reads requests; while one is being answered, reading on is how the other side's closing is
     * seen.
     */
    private void serve(Socket socket) {
        StandInCall current = null;
        Thread answering = null;
        try {
            var requests = new RequestReader(socket.getInputStream());
            while (true) {
                current = requests.next();
                answering = answer(current, socket);
            }
        } catch (IOException closed) {
            if (current != null) {
                current.closed();
            }
            if (answering != null) {
                answering.interrupt();
            }
        } finally {
            close(socket);
            connections.remove(socket);
        }
    }

    private Thread answer(StandInCall call, Socket socket) throws IOException {
        var path = call.path().split("\\?", 2)[0];
        var isList = path.endsWith("/models");
        var script = isList ? models : script(call);
        var wire =
                path.endsWith("/messages")
                        ? new MessagesWire()
                        : new ChatWire(isList ? "" : modelOf(call));
        if (!isList) {
            calls.add(call);
            arrived.add(call);
        }
        var answering = new Answering(call, script, wire, socket);
        return Thread.ofVirtual()
                .name("stand-in answer")
                .start(() -> {
                    try {
                        answering.run();
                    } catch (IOException | InterruptedException ended) {
                        close(socket);
                    }
                });
    }

    private Script script(StandInCall call) {
        var next = queue.poll();
        return next != null
                ? next
                : byModel.getOrDefault(modelOf(call), Script.tokens(USUAL_TOKENS));
    }

    private static String modelOf(StandInCall call) {
        return String.valueOf(call.json().get("model"));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // closing was all that was wanted
        }
    }
}
