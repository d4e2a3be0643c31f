package dev.parley.streaming.openai;

import dev.parley.application.change.FollowChanges;
import dev.parley.domain.change.ChangesExpired;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.EventStreams;
import dev.parley.streaming.http.FrameSource;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.http.KeepAlive;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** A stream of an owner's changes; it has no end of its own (contract, section 13.6). */
final class ChangeSource implements FrameSource {

    private static final int PIECE = 200;

    private final FollowChanges followChanges;
    private final Caller caller;
    private final KeepAlive keepAlive;
    private final Object reading = new Object();
    private @Nullable Thread reader;
    private boolean isClosed;
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
        if (!enter()) {
            return null;
        }
        try {
            var known = after;
            if (known == null) {
                return ready();
            }
            var wait = hasBegun ? keepAlive.interval() : Duration.ZERO;
            hasBegun = true;
            var changes = followChanges.next(caller, known, PIECE, wait);
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
            return null;
        } finally {
            leave();
        }
    }

    private byte[] ready() {
        var newest = followChanges.newest(caller);
        after = newest;
        hasBegun = true;
        return JsonWriter.bytes(json -> ChangeWriter.frame(json, "changes.ready", newest));
    }

    private boolean enter() {
        synchronized (reading) {
            reader = Thread.currentThread();
            return !isClosed;
        }
    }

    private void leave() {
        synchronized (reading) {
            reader = null;
        }
    }

    @Override
    public void close() {
        synchronized (reading) {
            isClosed = true;
            if (reader != null) {
                reader.interrupt();
            }
        }
    }
}
