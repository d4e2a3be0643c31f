package dev.parley.application.generation;

import dev.parley.application.generation.port.AnswerTail;
import dev.parley.application.generation.port.AnswerTail.News;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.State;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One follower's way through an answer's events: every event behind the follower's number, in
 * order, each once, up to and including the one that ends the answer. Read by one thread; closed by
 * any.
 */
public final class Following implements AutoCloseable {

    private static final int JOURNAL_BATCH = 512;
    private static final Duration PAUSE_BETWEEN_READS = Duration.ofMillis(200);

    private final Generation generation;
    private final AnswerTail tail;
    private final Journal journal;
    private final ReadGeneration reading;
    private final @Nullable RunningGeneration own;
    private final Runnable onClose;
    private final CountDownLatch open = new CountDownLatch(1);
    private long after;
    private boolean isOver;
    private @Nullable Answer gathered;

    Following(
            Generation generation,
            long after,
            AnswerTail tail,
            Journal journal,
            ReadGeneration reading,
            @Nullable RunningGeneration own,
            Runnable onClose) {
        this.generation = generation;
        this.after = after;
        this.tail = tail;
        this.journal = journal;
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
        if (isOver || isClosed()) {
            return List.of();
        }
        return switch (tail.next(after, atMost)) {
            case News.Events(var events) ->
                    given(
                            gathered == null
                                    ? events
                                    : events.stream().map(gathered::follow).toList());
            case News.InJournal _, News.Nobody _ -> fromStore(atMost);
            case News.Silence _ -> List.of();
        };
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

    private List<NumberedEvent> given(List<NumberedEvent> events) {
        if (!events.isEmpty()) {
            after = events.getLast().number();
            isOver = events.getLast().event() instanceof Event.Ended;
        }
        return events;
    }

    /**
     * Closing events repeat text that the journal does not hold, so it is read from its beginning
     * once.
     */
    private List<NumberedEvent> fromJournal() {
        var answer = gathered == null ? new Answer() : gathered;
        gathered = answer;
        var wanted = new ArrayList<NumberedEvent>();
        while (wanted.size() < JOURNAL_BATCH) {
            var stored = journal.read(generation.id(), answer.next() - 1, JOURNAL_BATCH);
            if (stored.isEmpty()) {
                break;
            }
            for (var event : stored) {
                var complete = answer.follow(event);
                if (complete.number() > after) {
                    wanted.add(complete);
                }
            }
        }
        return given(wanted);
    }

    private List<NumberedEvent> fromStore(Duration atMost) throws InterruptedException {
        if (isClosed()) {
            return List.of();
        }
        var events = fromJournal();
        if (!events.isEmpty()) {
            return events;
        }
        var current = current();
        if (current.state() instanceof State.Ended end) {
            var last = fromJournal();
            return last.isEmpty() ? afterEnd(end) : last;
        }
        if (reading.isOurs(current)) {
            throw new FailureException(
                    new StoreUnavailable(
                            "The events of this answer cannot be stored at the moment.",
                            Duration.ofSeconds(1)));
        }
        pause(atMost);
        return fromJournal();
    }

    /** What was worked on here is known here, also when it is deleted already. */
    private Generation current() {
        var result = own == null ? null : own.result();
        return result != null ? result.generation() : reading.current(generation.id());
    }

    /** Its events are no longer kept, or there are none behind the follower's number. */
    private List<NumberedEvent> afterEnd(State.Ended end) {
        if (after >= end.lastEvent()) {
            isOver = true;
            return List.of();
        }
        var replay = Replay.of(snapshot(), end);
        return given(after < 0 ? replay : List.of(replay.getLast()));
    }

    /** Another process works on the answer; what it commits is found by looking again. */
    private void pause(Duration atMost) throws InterruptedException {
        var pause = atMost.compareTo(PAUSE_BETWEEN_READS) < 0 ? atMost : PAUSE_BETWEEN_READS;
        open.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
