package dev.parley.application.testkit.memory;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.AnswerTail;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries events from thread to thread, under one lock. Holds few of them, so that tests get to
 * read the journal too.
 */
public final class InMemoryAnswerFeed implements AnswerFeed {

    private static final int HELD = 20;

    private static final class Held {
        private final boolean keepsAll;
        private final List<NumberedEvent> events = new ArrayList<>();
        private boolean isOver;

        private Held(boolean keepsAll) {
            this.keepsAll = keepsAll;
        }
    }

    private final Map<GenerationId, Held> open = new HashMap<>();

    @Override
    public synchronized void open(GenerationId generation, boolean keepsAll) {
        open.putIfAbsent(generation, new Held(keepsAll));
    }

    @Override
    public synchronized void publish(GenerationId generation, List<NumberedEvent> events) {
        var held = open.get(generation);
        if (held != null) {
            held.events.addAll(events);
            if (!held.keepsAll && held.events.size() > HELD) {
                held.events.subList(0, held.events.size() - HELD).clear();
            }
            notifyAll();
        }
    }

    @Override
    public synchronized void close(GenerationId generation) {
        var held = open.remove(generation);
        if (held != null) {
            held.isOver = true;
            notifyAll();
        }
    }

    @Override
    public AnswerTail follow(GenerationId generation) {
        return new Tail(generation);
    }

    /** How many answers are being worked on. */
    public synchronized int openAnswers() {
        return open.size();
    }

    private final class Tail implements AnswerTail {

        private final GenerationId generation;
        private @Nullable Held held;
        private boolean isClosed;

        private Tail(GenerationId generation) {
            this.generation = generation;
            look();
        }

        private void look() {
            synchronized (InMemoryAnswerFeed.this) {
                if (held == null) {
                    held = open.get(generation);
                }
            }
        }

        @Override
        public News next(long after, Duration atMost) throws InterruptedException {
            var deadline = System.nanoTime() + atMost.toNanos();
            synchronized (InMemoryAnswerFeed.this) {
                look();
                while (true) {
                    var news = news(after);
                    var left = (deadline - System.nanoTime()) / 1_000_000;
                    if (news != null || left <= 0) {
                        return news != null ? news : new News.Silence();
                    }
                    InMemoryAnswerFeed.this.wait(left);
                }
            }
        }

        private @Nullable News news(long after) {
            if (isClosed || held == null) {
                return new News.Nobody();
            }
            var events = held.events;
            if (events.isEmpty() || events.getLast().number() <= after) {
                return held.isOver ? new News.Nobody() : null;
            }
            var first = events.getFirst().number();
            if (first > after + 1) {
                return new News.InJournal();
            }
            return new News.Events(
                    List.copyOf(events.subList((int) (after + 1 - first), events.size())));
        }

        @Override
        public void close() {
            synchronized (InMemoryAnswerFeed.this) {
                isClosed = true;
                InMemoryAnswerFeed.this.notifyAll();
            }
        }
    }
}
