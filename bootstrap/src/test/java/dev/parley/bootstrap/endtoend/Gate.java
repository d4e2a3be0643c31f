package dev.parley.bootstrap.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;

/** A door on the way to a server: passes everything on while it is open, and can be shut. */
final class Gate implements AutoCloseable {

    private final ServerSocket socket;
    private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean isShut;

    private Gate(ServerSocket socket, int target) {
        this.socket = socket;
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    /** One to this port of this machine. */
    static Gate to(int target) {
        try {
            return new Gate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** One to this port of this machine that speaks TLS with those who come. */
    static Gate encrypting(int target, SSLContext identity) {
        try {
            var sockets = identity.getServerSocketFactory();
            return new Gate(
                    sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Breaks every connection, and every new one until it is opened again. */
    void shut() {
        isShut = true;
        passing.forEach(Gate::drop);
    }

    /** Lets everybody through to a port that may be another one than before. */
    void open(int newTarget) {
        target = newTarget;
        isShut = false;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().start(() -> pass(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            passing.add(client);
            passing.add(server);
            if (isShut) {
                return;
            }
            var back = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            back.join();
        } catch (IOException | InterruptedException broken) {
            // that is what a gate is for
        } finally {
            passing.remove(client);
        }
    }

    private void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // the other side is told below
        } finally {
            passing.remove(from);
            drop(from);
            drop(to);
        }
    }

    private static void drop(Socket one) {
        try {
            one.close();
        } catch (IOException alreadyGone) {
            // that was all that was wanted
        }
    }

    @Override
    public void close() {
        shut();
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
