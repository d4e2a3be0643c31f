package server;

import load.Streams;

import machine.Usage;

import java.io.IOException;

/** Something that streams the stand-in's answers, and how it is asked. */
public interface Server extends AutoCloseable {

    String name();

    int port();

    Streams.Kind kind();

    /** What all its processes have used. */
    Usage usage() throws IOException;

    @Override
    void close();
}
