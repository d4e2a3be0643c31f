package dev.parley.streaming.feed;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.AnswerTail;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries events between the threads of this process. Each answer has a lock of its own, which
 * nobody holds for longer than it takes to copy a few references; a follower costs a small object
 * and, while it waits, its parked thread.
 */
public final class InProcessAnswerFeed implements AnswerFeed {

    private final Map<GenerationId, OpenAnswer> open = new ConcurrentHashMap<>();
    private final AtomicInteger followers = new AtomicInteger();

    @Override
    public void open(GenerationId generation, boolean keepsAll) {
        open.computeIfAbsent(generation, _ -> new OpenAnswer(keepsAll));
    }

    @Override
    public void publish(GenerationId generation, List<NumberedEvent> events) {
        var answer = open.get(generation);
        if (answer != null) {
            answer.publish(events);
        }
    }

    @Override
    public void close(GenerationId generation) {
        var answer = open.remove(generation);
        if (answer != null) {
            answer.close();
        }
    }

    @Override
    public AnswerTail follow(GenerationId generation) {
        followers.incrementAndGet();
        return new Tail(this, generation);
    }

    /** How many follow an answer now. */
    public int followers() {
        return followers.get();
    }

    /** One of them does no more. */
    void left() {
        followers.decrementAndGet();
    }

    @Nullable OpenAnswer find(GenerationId generation) {
        return open.get(generation);
    }

    /** How many answers are held here. */
    int openAnswers() {
        return open.size();
    }
}
