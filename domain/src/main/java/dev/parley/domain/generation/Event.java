package dev.parley.domain.generation;

import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Part;
import dev.parley.domain.usage.TokenUsage;

/**
 * One fact in the life of an answer.
 *
 * <p>The order is {@code Created [Queued] Started message* Ended}, where a message is {@code
 * MessageBegan}, its parts one after the other, {@code MessageDone}; a part is {@code PartBegan
 * Delta* TextDone PartDone}, with citations between; a tool call has {@code ArgumentsDelta+
 * ArgumentsDone} instead of parts. Messages and parts are numbered from 0 without gaps, and one
 * begins only when the one before it is done. An answer that ends early closes what is open first;
 * a tool call that was cut off has no {@code ArgumentsDone}.
 *
 * <p>Closing events repeat what was gathered. Journals do not store that text; {@link
 * Answer#follow} gives it back.
 */
public sealed interface Event {

    /**
     * The generation was accepted; {@code waiting} tells whether another answer has to end first.
     */
    record Created(boolean waiting) implements Event {}

    /** It stands in line. Only after a {@code Created} that says so. */
    record Queued() implements Event {}

    /** Work has begun. */
    record Started() implements Event {}

    /**
     * A message begins; its content is empty but for the name and id of a tool call.
     *
     * @param turnsLater how many turns behind the generation's own it stands: 0 until the answer
     *     has taken up something that was said while it ran
     */
    record MessageBegan(int message, MessageId id, int turnsLater, Content beginning)
            implements Event {}

    record PartBegan(int message, int part, PartKind kind) implements Event {}

    /** More text of the open part; never empty. */
    record Delta(int message, int part, PartKind kind, String text) implements Event {}

    /** The open text part cites a source; citations are numbered from 0 in each part. */
    record Cited(int message, int part, int index, Part.Citation citation) implements Event {}

    /** No more deltas for this part; {@code text} is all of them joined. */
    record TextDone(int message, int part, PartKind kind, String text) implements Event {}

    /** The part is finished; as {@link TextDone}, citations included where it is text. */
    record PartDone(int message, int part, PartKind kind, String text) implements Event {}

    /** More of a tool call's arguments; never empty. */
    record ArgumentsDelta(int message, String text) implements Event {}

    /** The arguments are complete; {@code tool} and {@code arguments} repeat the call. */
    record ArgumentsDone(int message, String tool, String arguments) implements Event {}

    /** The message is finished, completed or incomplete. */
    record MessageDone(int message, Content content, MessageStatus status) implements Event {}

    /** The last event of every answer. */
    record Ended(Outcome outcome, TokenUsage usage) implements Event {}
}
