package dev.parley.application.generation;

import dev.parley.application.generation.port.Journal;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.id.GenerationId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * Reads an answer back from its journal, a page at a time.
 *
 * <p>Closing events repeat text that the journal does not hold. The text of a message is read once
 * more when it is closed, instead of being kept until then: between two pages nothing is held but
 * where the open message began, however long the answer is and however slowly it is read. Used by
 * one thread.
 */
final class JournalPages {

    /** Events in a page; journals give fewer if these are long. */
    static final int PAGE = 128;

    private static final int GATHERED_AT_ONCE = 512;

    private final Journal journal;
    private final GenerationId generation;

    /** The last message that is known to have begun; absent if none is. */
    private @Nullable Beginning known;

    /** Where a message began. */
    private record Beginning(long number, Event.MessageBegan began) {

        static Stream<Beginning> of(NumberedEvent numbered) {
            return numbered.event() instanceof Event.MessageBegan began
                    ? Stream.of(new Beginning(numbered.number(), began))
                    : Stream.empty();
        }

        private Answer answer() {
            return Answer.from(number, began);
        }
    }

    JournalPages(Journal journal, GenerationId generation) {
        this.journal = journal;
        this.generation = generation;
    }

    /** Some events behind a number, complete; none if there are none. */
    List<NumberedEvent> behind(long after) {
        var stored = journal.read(generation, after, PAGE);
        var closing = firstClosing(stored);
        var complete = closing < 0 ? stored : complete(stored, after, closing);
        var begun = last(stored);
        known = begun == null ? known : begun;
        return complete;
    }

    private List<NumberedEvent> complete(List<NumberedEvent> stored, long after, int closing) {
        var here = last(stored.subList(0, closing));
        var answer = here == null ? gathered(after) : here.answer();
        if (answer == null) {
            return List.of();
        }
        return stored.stream()
                .map(event -> event.number() < answer.next() ? event : answer.follow(event))
                .toList();
    }

    /**
     * The answer up to an event, at least what is said in the message that is open there; absent if
     * the events have been removed meanwhile.
     */
    private @Nullable Answer gathered(long upTo) {
        var begun = known;
        var answer = begun == null || begun.number() > upTo ? new Answer() : begun.answer();
        while (answer.next() <= upTo) {
            var events = journal.read(generation, answer.next() - 1, GATHERED_AT_ONCE);
            if (events.isEmpty()) {
                return null;
            }
            for (var event : events) {
                if (event.number() <= upTo) {
                    answer.follow(event);
                }
            }
        }
        return answer;
    }

    private static @Nullable Beginning last(List<NumberedEvent> events) {
        return events.stream().flatMap(Beginning::of).reduce((_, later) -> later).orElse(null);
    }

    private static int firstClosing(List<NumberedEvent> events) {
        for (var index = 0; index < events.size(); index++) {
            if (isClosing(events.get(index).event())) {
                return index;
            }
        }
        return -1;
    }

    private static boolean isClosing(Event event) {
        return switch (event) {
            case Event.TextDone _, Event.PartDone _, Event.ArgumentsDone _, Event.MessageDone _ ->
                    true;
            case Event.Created _,
                    Event.Queued _,
                    Event.Started _,
                    Event.MessageBegan _,
                    Event.PartBegan _,
                    Event.Delta _,
                    Event.Cited _,
                    Event.ArgumentsDelta _,
                    Event.Ended _ ->
                    false;
        };
    }
}
