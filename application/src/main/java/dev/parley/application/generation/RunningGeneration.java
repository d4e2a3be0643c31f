package dev.parley.application.generation;

import dev.parley.application.generation.port.Origins;
import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.domain.generation.Composer;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.message.Message;
import dev.parley.domain.modelsettings.ModelTarget;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An answer that this process works on or has accepted, until its end. What is not in the store is
 * here: who follows it, the call to the provider, and whether somebody asked it to stop.
 */
final class RunningGeneration {

    /** What was accepted. */
    record Accepted(Generation generation, List<Message> handedIn, Composer composer) {}

    private final ModelTarget target;
    private final Origins.Origin origin;
    private final AtomicReference<@Nullable Accepted> accepted = new AtomicReference<>();
    private final AtomicReference<@Nullable List<Message>> read = new AtomicReference<>();
    private final AtomicReference<@Nullable Outcome> askedToEnd = new AtomicReference<>();
    private final AtomicReference<@Nullable ModelStream> stream = new AtomicReference<>();
    private final AtomicReference<@Nullable GenerationSnapshot> result = new AtomicReference<>();
    private final AtomicReference<@Nullable OwnerId> admittedFor = new AtomicReference<>();
    private final Followers followers = new Followers();
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * @param origin who asked for it
     */
    RunningGeneration(ModelTarget target, Origins.Origin origin) {
        this.target = target;
        this.origin = origin;
    }

    ModelTarget target() {
        return target;
    }

    /** It is counted among this owner's; tells whether it was not before. */
    boolean admit(OwnerId owner) {
        return admittedFor.compareAndSet(null, owner);
    }

    /** It is counted no longer; gives the owner among whose it was. */
    @Nullable OwnerId dismiss() {
        return admittedFor.getAndSet(null);
    }

    Origins.Origin origin() {
        return origin;
    }

    void accepted(Accepted what) {
        accepted.set(what);
    }

    /** Everything that was said before its turn was read when it was accepted. */
    void read(List<Message> saidBefore) {
        read.set(saidBefore);
    }

    /** The same, once; nothing if it has to be read. */
    @Nullable List<Message> takeRead() {
        return read.getAndSet(null);
    }

    /** It has come to its turn; tells whether nobody had noticed that before. */
    boolean started(Generation started) {
        var before = whatWasAccepted();
        return before.generation().state() instanceof State.Queued
                && accepted.compareAndSet(
                        before, new Accepted(started, before.handedIn(), before.composer()));
    }

    boolean isAccepted() {
        return accepted.get() != null;
    }

    Accepted whatWasAccepted() {
        var what = accepted.get();
        if (what == null) {
            throw new IllegalStateException("the generation has not been accepted yet");
        }
        return what;
    }

    Generation generation() {
        return whatWasAccepted().generation();
    }

    /**
     * Asks it to end in this way and closes the provider call. Only the first to ask decides how.
     */
    void askToEnd(Outcome outcome) {
        askedToEnd.compareAndSet(null, outcome);
        var calling = stream.get();
        if (calling != null) {
            calling.close();
        }
    }

    /** How somebody asked it to end; nothing if nobody did. */
    @Nullable Outcome askedToEnd() {
        return askedToEnd.get();
    }

    /**
     * The provider is being called. Closes the call at once if somebody asked for the end
     * meanwhile.
     */
    void calling(ModelStream call) {
        stream.set(call);
        if (askedToEnd.get() != null) {
            call.close();
        }
    }

    Followers followers() {
        return followers;
    }

    /** What it came to; known before anybody hears that it has ended. */
    void result(GenerationSnapshot end) {
        result.set(end);
    }

    @Nullable GenerationSnapshot result() {
        return result.get();
    }

    /** Nobody works on it any more. */
    void over() {
        over.countDown();
    }

    /** Waits until nobody works on it any more; tells whether that came in time. */
    boolean awaitOver(Duration atMost) throws InterruptedException {
        return over.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
