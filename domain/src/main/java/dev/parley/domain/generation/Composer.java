package dev.parley.domain.generation;

import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes an answer's events of what a model says.
 *
 * <p>Opens and closes messages and parts as the kinds of deltas change, joins neighbouring deltas
 * of one kind that come in together, and keeps to one open message at a time: while a tool call is
 * open, everything that is not its own is held back until the call has ended. Not for use by
 * several threads at once.
 */
public final class Composer {

    private static final int LONGEST_CALL_ID = 64;

    private final Answer answer;
    private final Supplier<MessageId> messageIds;
    private final Supplier<String> callIds;
    private final StringBuilder joined = new StringBuilder();
    private List<Delta> held = new ArrayList<>();
    private List<NumberedEvent> written = new ArrayList<>();
    private int openCall;
    private int turnsLater;

    /**
     * @param answer what has been written so far; the composer writes on from there
     * @param messageIds names for new messages
     * @param callIds ids for tool calls that came without a usable one
     */
    public Composer(Answer answer, Supplier<MessageId> messageIds, Supplier<String> callIds) {
        this.answer = answer;
        this.messageIds = messageIds;
        this.callIds = callIds;
    }

    /** The answer so far. */
    public Answer answer() {
        return answer;
    }

    /** The events that these deltas make; none for deltas that only report usage or the end. */
    public List<NumberedEvent> write(List<Delta> deltas) {
        deltas.forEach(this::take);
        flushWholeCharacters();
        return taken();
    }

    /**
     * Closes whatever is open, as the end of the answer given asks for. What was held back is
     * written first.
     */
    public List<NumberedEvent> close(Outcome outcome) {
        var status =
                outcome instanceof Outcome.Completed
                        ? MessageStatus.COMPLETED
                        : MessageStatus.INCOMPLETE;
        while (!held.isEmpty()) {
            endMessage(MessageStatus.COMPLETED);
        }
        endMessage(status);
        return taken();
    }

    /**
     * The answer goes on in a later turn: messages that begin from now on stand so many turns
     * behind the generation's own. Everything was closed before.
     */
    public void goOn(int newTurnsLater) {
        turnsLater = newTurnsLater;
    }

    /** An event of the generation's own life, such as its start or end. */
    public List<NumberedEvent> note(Event event) {
        emit(event);
        return taken();
    }

    private List<NumberedEvent> taken() {
        var events = written;
        written = new ArrayList<>();
        return events;
    }

    private void take(Delta delta) {
        if (isCallOpen() && !belongsToOpenCall(delta)) {
            held.add(delta);
            return;
        }
        switch (delta) {
            case Delta.Text(var text) -> append(PartKind.TEXT, text);
            case Delta.Refusal(var text) -> append(PartKind.REFUSAL, text);
            case Delta.Reasoning(var text) -> append(PartKind.REASONING, text);
            case Delta.Summary(var text) -> append(PartKind.SUMMARY, text);
            case Delta.Cites cites -> cite(cites);
            case Delta.CallBegan began -> beginCall(began);
            case Delta.CallArguments(_, var text) -> {
                if (isCallOpen()) {
                    joined.append(text);
                }
            }
            case Delta.CallEnded _ -> {
                if (isCallOpen()) {
                    endMessage(MessageStatus.COMPLETED);
                }
            }
            case Delta.Used _, Delta.Finished _, Delta.Broke _ -> {
                // these say how the answer ends; whoever runs the generation acts on them
            }
        }
    }

    private boolean isCallOpen() {
        var open = answer.open();
        return open != null && open.isToolCall();
    }

    private boolean belongsToOpenCall(Delta delta) {
        return switch (delta) {
            case Delta.CallArguments(var call, _) -> call == openCall;
            case Delta.CallEnded(var call) -> call == openCall;
            case Delta.Used _, Delta.Finished _, Delta.Broke _ -> true;
            case Delta.Text _,
                    Delta.Reasoning _,
                    Delta.Summary _,
                    Delta.Refusal _,
                    Delta.Cites _,
                    Delta.CallBegan _ ->
                    false;
        };
    }

    private void append(PartKind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        openPart(kind);
        joined.append(text);
    }

    private void cite(Delta.Cites cites) {
        openPart(PartKind.TEXT);
        flush();
        var message = openMessage();
        emit(
                new Event.Cited(
                        index(), message.openIndex(), message.openCitations(), cites.citation()));
    }

    private void openPart(PartKind kind) {
        var isReasoning = kind == PartKind.REASONING || kind == PartKind.SUMMARY;
        var open = answer.open();
        if (open != null && open.isReasoning() != isReasoning) {
            endMessage(MessageStatus.COMPLETED);
            open = null;
        }
        if (open == null) {
            beginMessage(
                    isReasoning
                            ? new Content.Reasoned(List.of(), List.of())
                            : new Content.Said(List.of()));
        }
        if (openMessage().openKind() != kind) {
            endPart();
            emit(new Event.PartBegan(index(), openMessage().countOf(kind), kind));
        }
    }

    private void beginCall(Delta.CallBegan began) {
        endMessage(MessageStatus.COMPLETED);
        openCall = began.call();
        var id = began.id();
        var callId =
                id == null || id.isEmpty() || id.length() > LONGEST_CALL_ID ? callIds.get() : id;
        beginMessage(new Content.ToolCalled(callId, began.tool(), ""));
    }

    private void beginMessage(Content beginning) {
        emit(new Event.MessageBegan(answer.messages(), messageIds.get(), turnsLater, beginning));
    }

    private void endPart() {
        flush();
        var open = answer.open();
        var kind = open == null ? null : open.openKind();
        if (open != null && kind != null) {
            var part = open.openIndex();
            emit(new Event.TextDone(index(), part, kind, ""));
            emit(new Event.PartDone(index(), part, kind, ""));
        }
    }

    private void endMessage(MessageStatus status) {
        endPart();
        var open = answer.open();
        if (open == null) {
            return;
        }
        if (open.isToolCall() && status == MessageStatus.COMPLETED) {
            if (!open.hasArguments()) {
                emit(new Event.ArgumentsDelta(index(), "{}"));
            }
            emit(new Event.ArgumentsDone(index(), "", ""));
        }
        emit(new Event.MessageDone(index(), new Content.Said(List.of()), status));
        var replayed = held;
        held = new ArrayList<>();
        replayed.forEach(this::take);
        flush();
    }

    /** Leaves the first half of a character waiting for its second half. */
    private void flushWholeCharacters() {
        var last = joined.length() - 1;
        if (last >= 0 && Character.isHighSurrogate(joined.charAt(last))) {
            var half = joined.charAt(last);
            joined.setLength(last);
            flush();
            joined.append(half);
        } else {
            flush();
        }
    }

    /** Writes the text gathered since the last event as one delta. */
    private void flush() {
        if (joined.isEmpty()) {
            return;
        }
        var text = joined.toString();
        joined.setLength(0);
        var open = openMessage();
        var kind = open.openKind();
        emit(
                kind == null
                        ? new Event.ArgumentsDelta(index(), text)
                        : new Event.Delta(index(), open.openIndex(), kind, text));
    }

    private GatheredMessage openMessage() {
        var open = answer.open();
        if (open == null) {
            throw new IllegalStateException("no message is open");
        }
        return open;
    }

    private int index() {
        return answer.messages() - 1;
    }

    private void emit(Event event) {
        written.add(answer.follow(new NumberedEvent(answer.next(), event)));
    }
}
