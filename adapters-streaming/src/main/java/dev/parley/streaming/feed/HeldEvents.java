package dev.parley.streaming.feed;

import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The newest events of one answer. Holds at most 256 events and 64 Ki characters, but always
 * everything that came last at once. Not for use by several threads at once.
 */
final class HeldEvents {

    static final int MOST_EVENTS = 256;
    static final int MOST_CHARACTERS = 64 * 1024;

    private static final int FIRST_CAPACITY = 16;

    private final boolean keepsAll;

    /** An event's place is its number modulo the length, which is a power of two. */
    private @Nullable NumberedEvent[] ring = new @Nullable NumberedEvent[FIRST_CAPACITY];

    private long first;
    private long next;
    private long characters;

    /**
     * @param keepsAll whether nothing is ever let go
     */
    HeldEvents(boolean keepsAll) {
        this.keepsAll = keepsAll;
    }

    /** Whether there is anything behind a number, held or not. */
    boolean hasCome(long after) {
        return after < next - 1;
    }

    /** Whether everything that has come behind a number is held. */
    boolean holds(long after) {
        return after >= first - 1;
    }

    /** Everything behind a number, which is held. */
    List<NumberedEvent> behind(long after) {
        var events = new NumberedEvent[(int) (next - 1 - after)];
        for (var index = 0; index < events.length; index++) {
            events[index] = held(after + 1 + index);
        }
        return Collections.unmodifiableList(Arrays.asList(events));
    }

    void add(List<NumberedEvent> events) {
        var added = next;
        for (var event : events) {
            if (event.number() >= next) {
                add(event);
            }
        }
        while (first < added && isTooMuch()) {
            dropFirst();
        }
    }

    private void add(NumberedEvent event) {
        if (event.number() > next) {
            beginAt(event.number());
        }
        if (next - first == ring.length) {
            grow();
        }
        ring[place(next)] = event;
        next++;
        characters += characters(event.event());
    }

    /**
     * What came before does not join up with what comes now: it can be had from the journal only.
     */
    private void beginAt(long number) {
        while (first < next) {
            dropFirst();
        }
        first = number;
        next = number;
    }

    private boolean isTooMuch() {
        return !keepsAll && (next - first > MOST_EVENTS || characters > MOST_CHARACTERS);
    }

    private void dropFirst() {
        characters -= characters(held(first).event());
        ring[place(first)] = null;
        first++;
    }

    private void grow() {
        @Nullable NumberedEvent[] larger = new @Nullable NumberedEvent[ring.length * 2];
        for (var number = first; number < next; number++) {
            larger[(int) (number & (larger.length - 1))] = ring[place(number)];
        }
        ring = larger;
    }

    private NumberedEvent held(long number) {
        return Objects.requireNonNull(ring[place(number)]);
    }

    private int place(long number) {
        return (int) (number & (ring.length - 1));
    }

    /**
     * Closing events count for nothing, although they repeat the text: they come together at a
     * message's end, and would push each other out just when every follower wants them.
     */
    private static int characters(Event event) {
        return switch (event) {
            case Event.Delta delta -> delta.text().length();
            case Event.ArgumentsDelta delta -> delta.text().length();
            case Event.Created _,
                    Event.Queued _,
                    Event.Started _,
                    Event.MessageBegan _,
                    Event.PartBegan _,
                    Event.Cited _,
                    Event.TextDone _,
                    Event.PartDone _,
                    Event.ArgumentsDone _,
                    Event.MessageDone _,
                    Event.Ended _ ->
                    0;
        };
    }
}
