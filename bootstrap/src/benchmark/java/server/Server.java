package server;

import load.Streams;

import machine.Usage;

import java.io.IOException;

/** A process that streams the stand-in's answers, and how it is asked. */
public abstract class Server implements AutoCloseable {

    private final Child child;
    private final String name;
    private final int port;
    private final Streams.Kind kind;

    Server(Child child, String name, int port, Streams.Kind kind) {
        this.child = child;
        this.name = name;
        this.port = port;
        this.kind = kind;
    }

    public final String name() {
        return name;
    }

    public final int port() {
        return port;
    }

    public final Streams.Kind kind() {
        return kind;
    }

    /** What all its processes have used. */
    public final Usage usage() throws IOException {
        return child.usage();
    }

    /** Which process it is. */
    public final long pid() {
        return child.handle().pid();
    }

    /** SIGKILL. */
    public final void kill() {
        child.cutOff();
    }

    @Override
    public final void close() {
        child.close();
    }
}
