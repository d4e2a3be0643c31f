package dev.parley.application.generation;

import dev.parley.application.generation.port.AnswerTail;
import dev.parley.application.generation.port.AnswerTail.News;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.State;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One follower's way through an answer's events: every event behind the follower's number, in
 * order, each once, up to and including the one that ends the answer. Read by one thread; closed by
 * any.
 */
public final class Following implements AutoCloseable {

    /** Uses events when they are there. */
    @FunctionalInterface
    public interface Use {

        /**
         * Uses some of these events, from the first on, without waiting for anybody.
         *
         * @return how many were used; the others are given again
         */
        int of(List<NumberedEvent> events);
    }

    private static final Duration PAUSE_BETWEEN_READS = Duration.ofMillis(200);

    private final Generation generation;
    private final AnswerTail tail;
    private final JournalPages pages;
    private final ReplayTurns turns;
    private final ReadGeneration reading;
    private final @Nullable RunningGeneration own;
    private final Runnable onClose;
    private final CountDownLatch open = new CountDownLatch(1);
    private long after;
    private boolean isOver;

    /** Its events are not kept any more; it is told from what has become of them. */
    private boolean isRetold;

    Following(
            Generation generation,
            long after,
            AnswerTail tail,
            Journal journal,
            ReplayTurns turns,
            ReadGeneration reading,
            @Nullable RunningGeneration own,
            Runnable onClose) {
        this.generation = generation;
        this.after = after;
        this.tail = tail;
        this.pages = new JournalPages(journal, generation.id());
        this.turns = turns;
        this.reading = reading;
        this.own = own;
        this.onClose = onClose;
    }

    /** The generation as it was when following began. */
    public Generation generation() {
        return generation;
    }

    /**
     * Whether the event that ends the answer has been given, or lies before the number that
     * following began at.
     */
    public boolean isOver() {
        return isOver;
    }

    /** The number of the last event that was given. */
    public long position() {
        return after;
    }

    /**
     * Waits for the next events; none if nothing comes in the time given, or if it is over.
     *
     * @throws FailureException with {@link StoreUnavailable} if the events cannot be read at the
     *     moment; the answer may go on all the same
     */
    public List<NumberedEvent> next(Duration atMost) throws InterruptedException {
        var everything = new Everything();
        next(atMost, everything);
        return everything.events;
    }

    /**
     * Waits for the next events and has them used; nothing is, if nothing comes in the time given,
     * or if it is over. What is not used is not kept here either.
     *
     * @throws FailureException as {@link #next(Duration)}, and whatever using them throws
     */
    public void next(Duration atMost, Use use) throws InterruptedException {
        if (isOver || isClosed()) {
            return;
        }
        switch (tail.next(after, atMost)) {
            case News.Events(var events) -> use(events, use);
            case News.InJournal _, News.Nobody _ -> useStored(atMost, use);
            case News.Silence _ -> {
                // nothing has come
            }
        }
    }

    /** The answer as it is now; after the end, as it will stay. */
    public GenerationSnapshot snapshot() {
        if (own != null && Recorders.isEphemeral(generation)) {
            return reading.snapshotOf(own);
        }
        var result = own == null ? null : own.result();
        return result != null ? result : reading.snapshot(generation.id());
    }

    /** Stops following. Doing so twice does nothing. */
    @Override
    public void close() {
        synchronized (open) {
            if (isClosed()) {
                return;
            }
            open.countDown();
        }
        tail.close();
        onClose.run();
    }

    /** Whether somebody closed it. */
    public boolean isClosed() {
        return open.getCount() == 0;
    }

    private void use(List<NumberedEvent> events, Use use) {
        var used = use.of(events);
        if (used > 0) {
            var last = events.get(used - 1);
            after = last.number();
            isOver = last.event() instanceof Event.Ended;
        }
    }

    /** Whether it is known that nothing is in the journal behind what was used. */
    private boolean journalIsUsed(Duration atMost, Use use) throws InterruptedException {
        try (var turn = turns.take(atMost)) {
            if (turn == null || isClosed()) {
                return false;
            }
            var events = pages.behind(after);
            if (!events.isEmpty()) {
                use(events, use);
            }
            return events.isEmpty();
        }
    }

    private void useStored(Duration atMost, Use use) throws InterruptedException {
        if (!journalIsUsed(atMost, use)) {
            return;
        }
        var current = current();
        if (current.state() instanceof State.Ended end) {
            if (journalIsUsed(atMost, use)) {
                useAfterEnd(end, atMost, use);
            }
            return;
        }
        if (reading.isOurs(current)) {
            throw new FailureException(
                    new StoreUnavailable(
                            "The events of this answer cannot be stored at the moment.",
                            Duration.ofSeconds(1)));
        }
        pause(atMost);
        var _ = journalIsUsed(atMost, use);
    }

    /** What was worked on here is known here, also when it is deleted already. */
    private Generation current() {
        var result = own == null ? null : own.result();
        return result != null ? result.generation() : reading.current(generation.id());
    }

    /** Its events are no longer kept, or there are none behind the follower's number. */
    private void useAfterEnd(State.Ended end, Duration atMost, Use use)
            throws InterruptedException {
        if (after >= end.lastEvent()) {
            isOver = true;
            return;
        }
        isRetold |= after < 0;
        try (var turn = turns.take(atMost)) {
            if (turn == null) {
                return;
            }
            var told = Replay.of(snapshot(), end);
            use(isRetold ? behind(told, after) : List.of(told.getLast()), use);
        }
    }

    private static List<NumberedEvent> behind(List<NumberedEvent> events, long number) {
        return events.stream().filter(event -> event.number() > number).toList();
    }

    /** Another process works on the answer; what it commits is found by looking again. */
    private void pause(Duration atMost) throws InterruptedException {
        var pause = atMost.compareTo(PAUSE_BETWEEN_READS) < 0 ? atMost : PAUSE_BETWEEN_READS;
        open.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static final class Everything implements Use {

        private List<NumberedEvent> events = List.of();

        @Override
        public int of(List<NumberedEvent> given) {
            events = given;
            return given.size();
        }
    }
}
