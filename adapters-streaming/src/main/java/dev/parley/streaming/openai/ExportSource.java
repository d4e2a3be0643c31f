package dev.parley.streaming.openai;

import dev.parley.streaming.http.FrameSource;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;

/** Pieces of an export, each read from the store when the one before has left. */
final class ExportSource implements FrameSource {

    private final Iterator<byte[]> pieces;
    private volatile boolean isClosed;

    ExportSource(Iterator<byte[]> pieces) {
        this.pieces = pieces;
    }

    @Override
    public byte @Nullable [] next() {
        return !isClosed && pieces.hasNext() ? pieces.next() : null;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
