package dev.parley.domain.generation;

import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What an answer's events amount to so far.
 *
 * <p>Follows the events in order, gathers their texts, and knows what is still open. The one who
 * writes an answer keeps one, and so does everybody who reads an answer back from its journal. Not
 * for use by several threads at once.
 */
public final class Answer {

    /**
     * A message of the answer: what there is of it, finished or not.
     *
     * @param turnsLater how many turns behind the generation's own it stands
     */
    public record Entry(MessageId id, int turnsLater, Content content, MessageStatus status) {}

    private final List<GatheredMessage> messages = new ArrayList<>();

    /** How many messages had begun before the first that is gathered here. */
    private final int before;

    private long next;

    public Answer() {
        this(0, 0);
    }

    private Answer(long next, int before) {
        this.next = next;
        this.before = before;
    }

    /**
     * One that is followed from an event on that begins a message. What was said before that is not
     * gathered.
     */
    public static Answer from(long number, Event.MessageBegan began) {
        return new Answer(number, began.message());
    }

    /** The number that the next event has. */
    public long next() {
        return next;
    }

    /** The messages so far, in order; of one that is followed from later on, those since then. */
    public List<Entry> entries() {
        return messages.stream().map(GatheredMessage::entry).toList();
    }

    /** A message that has begun. */
    public Entry entry(int message) {
        return at(message).entry();
    }

    /** Whether a tool is called in one of the messages from this one on. */
    public boolean callsTool(int from) {
        return messages.stream().skip(from).anyMatch(GatheredMessage::isToolCall);
    }

    /** How many messages have begun. */
    public int messages() {
        return before + messages.size();
    }

    /** The message that has begun and is not done. */
    @Nullable GatheredMessage open() {
        return messages.isEmpty() || messages.getLast().isDone() ? null : messages.getLast();
    }

    /**
     * Takes the next event in; the event comes back with the gathered text if it is a closing one.
     */
    public NumberedEvent follow(NumberedEvent numbered) {
        if (numbered.number() != next) {
            throw new IllegalArgumentException(
                    "event " + numbered.number() + " does not follow " + (next - 1));
        }
        next++;
        return new NumberedEvent(numbered.number(), follow(numbered.event()));
    }

    private Event follow(Event event) {
        return switch (event) {
            case Event.MessageBegan began -> {
                messages.add(new GatheredMessage(began));
                yield began;
            }
            case Event.PartBegan began -> {
                at(began.message()).begin(began.kind());
                yield began;
            }
            case Event.Delta delta -> {
                at(delta.message()).append(delta.text());
                yield delta;
            }
            case Event.Cited cited -> {
                at(cited.message()).cite(cited.citation());
                yield cited;
            }
            case Event.TextDone done ->
                    new Event.TextDone(
                            done.message(),
                            done.part(),
                            done.kind(),
                            at(done.message()).openText());
            case Event.PartDone done -> {
                var text = at(done.message()).openText();
                at(done.message()).closePart();
                yield new Event.PartDone(done.message(), done.part(), done.kind(), text);
            }
            case Event.ArgumentsDelta delta -> {
                at(delta.message()).append(delta.text());
                yield delta;
            }
            case Event.ArgumentsDone done -> argumentsDone(done);
            case Event.MessageDone done -> {
                at(done.message()).close(done.status());
                yield new Event.MessageDone(
                        done.message(), at(done.message()).entry().content(), done.status());
            }
            case Event.Created _, Event.Queued _, Event.Started _, Event.Ended _ -> event;
        };
    }

    private Event argumentsDone(Event.ArgumentsDone done) {
        var call = (Content.ToolCalled) at(done.message()).entry().content();
        return new Event.ArgumentsDone(done.message(), call.tool(), call.arguments());
    }

    private GatheredMessage at(int message) {
        return messages.get(message - before);
    }
}
