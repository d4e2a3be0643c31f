package dev.parley.streaming.http;

import dev.parley.application.identity.OpenAccess;
import dev.parley.application.identity.StreamPlaces;
import dev.parley.domain.identity.Caller;

import org.jspecify.annotations.Nullable;

/**
 * A source that ends, with its farewell, when its reader's key no longer works, and gives its
 * reader's place back when it is over.
 */
public final class Admitted implements FrameSource {

    private final FrameSource source;
    private final StreamPlaces.Place place;
    private final Attendance attendance;
    private boolean isOver;

    public Admitted(
            OpenAccess access, Caller caller, StreamPlaces.Place place, FrameSource source) {
        this.source = source;
        this.place = place;
        this.attendance = new Attendance(access, caller, source::close);
    }

    @Override
    public byte @Nullable [] next() throws InterruptedException {
        if (isOver) {
            return null;
        }
        var bytes = read();
        if (bytes == null) {
            isOver = true;
            return attendance.isWithdrawn() ? source.farewell() : null;
        }
        return bytes;
    }

    private byte @Nullable [] read() throws InterruptedException {
        try {
            return attendance.isWithdrawn() ? null : source.next();
        } catch (InterruptedException closed) {
            if (attendance.isWithdrawn()) {
                return null;
            }
            throw closed;
        }
    }

    @Override
    public void close() {
        try (place;
                source;
                attendance) {
            // each is closed, last first, whatever becomes of the others
        }
    }
}
