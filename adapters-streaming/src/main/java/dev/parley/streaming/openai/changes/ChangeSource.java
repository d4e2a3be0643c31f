package dev.parley.streaming.openai.changes;

import dev.parley.application.change.FollowChanges;
import dev.parley.domain.change.ChangesExpired;
import dev.parley.domain.change.NumberedChange;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.EventStreams;
import dev.parley.streaming.http.FrameSource;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.http.KeepAlive;
import dev.parley.streaming.http.LogContext;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A stream of an owner's changes (contract, section 13.6). It has no end of its own, and no event
 * that says that changes cannot be read: it breaks off then, and whoever reads comes again.
 */
final class ChangeSource implements FrameSource {

    private static final int PIECE = 200;

    private final FollowChanges followChanges;
    private final Caller caller;
    private final KeepAlive keepAlive;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private volatile boolean isClosed;
    private boolean hasBegun;
    private @Nullable Long after;

    /**
     * @param after the number of the last change that the reader knows; absent to begin now
     */
    ChangeSource(
            FollowChanges followChanges, Caller caller, KeepAlive keepAlive, @Nullable Long after) {
        this.followChanges = followChanges;
        this.caller = caller;
        this.keepAlive = keepAlive;
        this.after = after;
    }

    @Override
    public byte @Nullable [] next() throws InterruptedException {
        if (isClosed) {
            return null;
        }
        try {
            var known = after;
            if (known == null) {
                return ready();
            }
            var changes = hasBegun ? await(known) : followChanges.after(caller, known, PIECE);
            hasBegun = true;
            if (isClosed) {
                return null;
            }
            if (changes.isEmpty()) {
                return EventStreams.keepAlive();
            }
            after = changes.getLast().number();
            return JsonWriter.bytes(
                    json -> changes.forEach(change -> ChangeWriter.frame(json, change)));
        } catch (FailureException failed) {
            if (failed.failure() instanceof ChangesExpired(var oldest)) {
                after = oldest;
                return JsonWriter.bytes(json -> ChangeWriter.frame(json, "changes.reset", oldest));
            }
            if (isClosed) {
                return null;
            }
            throw failed;
        }
    }

    /**
     * The next changes; none if there are none for a while, or if this is closed. Reading is left
     * to a thread of its own, because whoever closes this must not interrupt it: a database takes
     * an interruption for the end of its connection.
     */
    private List<NumberedChange> await(long known) throws InterruptedException {
        var reading = LogContext.current().around(() -> arrivals.add(read(known)));
        Thread.ofVirtual().name("changes").start(reading);
        return arrivals.take().changes();
    }

    private Arrival read(long known) {
        try {
            var changes = followChanges.next(caller, known, PIECE, keepAlive.interval());
            return new Arrival(changes, null);
        } catch (InterruptedException _) {
            return Arrival.NOTHING;
        } catch (RuntimeException failure) {
            return new Arrival(List.of(), failure);
        }
    }

    private record Arrival(List<NumberedChange> found, @Nullable RuntimeException failure) {

        private static final Arrival NOTHING = new Arrival(List.of(), null);

        private List<NumberedChange> changes() {
            if (failure != null) {
                throw failure;
            }
            return found;
        }
    }

    private byte[] ready() {
        var newest = followChanges.newest(caller);
        after = newest;
        hasBegun = true;
        return JsonWriter.bytes(json -> ChangeWriter.frame(json, "changes.ready", newest));
    }

    @Override
    public void close() {
        isClosed = true;
        arrivals.add(Arrival.NOTHING);
    }
}
