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
    private final OpenAccess.Watch watch;
    private volatile boolean isWithdrawn;
    private boolean isOver;

    public Admitted(
            OpenAccess access, Caller caller, StreamPlaces.Place place, FrameSource source) {
        this.source = source;
        this.place = place;
        this.watch = access.watch(caller, this::withdraw);
    }

    @Override
    public byte @Nullable [] next() throws InterruptedException {
        if (isOver) {
            return null;
        }
        var bytes = read();
        if (bytes == null) {
            isOver = true;
            return isWithdrawn ? source.farewell() : null;
        }
        return bytes;
    }

    private byte @Nullable [] read() throws InterruptedException {
        try {
            return isWithdrawn ? null : source.next();
        } catch (InterruptedException closed) {
            if (isWithdrawn) {
                return null;
            }
            throw closed;
        }
    }

    private void withdraw() {
        isWithdrawn = true;
        source.close();
    }

    @Override
    public void close() {
        try (place;
                source;
                watch) {
            // each is closed, last first, whatever becomes of the others
        }
    }
}
