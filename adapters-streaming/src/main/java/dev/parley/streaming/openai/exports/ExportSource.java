package dev.parley.streaming.openai.exports;

import dev.parley.application.identity.OpenAccess;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.Attendance;
import dev.parley.streaming.http.FrameSource;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;

/**
 * Pieces of an export, each read from the store when the one before has left. An export whose
 * reader's key no longer works breaks off: one that ended as usual would look complete.
 */
final class ExportSource implements FrameSource {

    private final Iterator<byte[]> pieces;
    private final Attendance attendance;
    private volatile boolean isClosed;

    ExportSource(OpenAccess access, Caller caller, Iterator<byte[]> pieces) {
        this.pieces = pieces;
        this.attendance = new Attendance(access, caller, () -> {});
    }

    @Override
    public byte @Nullable [] next() {
        attendance.check();
        return !isClosed && pieces.hasNext() ? pieces.next() : null;
    }

    @Override
    public void close() {
        isClosed = true;
        attendance.close();
    }
}
