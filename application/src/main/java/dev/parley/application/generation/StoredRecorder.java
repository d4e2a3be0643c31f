package dev.parley.application.generation;

import dev.parley.application.generation.port.LeaseLost;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.MessageStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Keeps an answer's events in the journal, and its messages where messages are kept.
 *
 * <p>Only the beginning and the end of a message touch anything but the journal, in one unit of
 * work with the events that tell of them. Followers get events once they are durable, never before.
 */
final class StoredRecorder implements Recorder {

    private final Generation generation;
    private final Lease lease;
    private final @Nullable RunningGeneration running;
    private final RecorderTools tools;

    /**
     * @param lease whose work it is or was
     * @param running absent if this process does not work on it
     */
    StoredRecorder(
            Generation generation,
            Lease lease,
            @Nullable RunningGeneration running,
            RecorderTools tools) {
        this.generation = generation;
        this.lease = lease;
        this.running = running;
        this.tools = tools;
    }

    @Override
    public void record(List<NumberedEvent> events, Answer answer) {
        if (events.stream().noneMatch(StoredRecorder::touchesMessage)) {
            tools.journal().append(lease, generation.id(), events, () -> publish(events));
            return;
        }
        tools.unitOfWork()
                .run(() -> {
                    tools.journal().record(lease, generation.id(), events);
                    writeMessages(events, answer);
                    tools.unitOfWork().afterCommit(() -> publish(events));
                });
    }

    @Override
    public Ending end(LastEvents last, Continuation continuation) {
        try {
            return tools.unitOfWork().run(() -> endOrGoOn(last, continuation));
        } catch (FailureException refused) {
            if (refused.failure() instanceof LeaseLost) {
                // somebody else was faster after we had looked
                return new Ending.MovedOn();
            }
            throw refused;
        }
    }

    /**
     * Holds the conversation first: whoever hands something in has done so before, and is seen, or
     * finds the conversation free.
     */
    private Ending endOrGoOn(LastEvents last, Continuation continuation) {
        var conversation = heldConversation();
        if (hasMovedOn()) {
            return new Ending.MovedOn();
        }
        if (conversation != null && goesOn(continuation)) {
            return goOn(last, conversation);
        }
        end(last, conversation);
        return new Ending.Ended();
    }

    private boolean goesOn(Continuation continuation) {
        return switch (continuation) {
            case Continuation.Never _ -> false;
            case Continuation.Behind(var turn) ->
                    tools.messages().isHandedInBehind(generation.id(), turn);
        };
    }

    private @Nullable Conversation heldConversation() {
        var conversation = generation.conversation();
        return conversation == null ? null : tools.conversations().hold(conversation).orElse(null);
    }

    private Ending goOn(LastEvents last, Conversation conversation) {
        var closing = last.closing();
        if (!closing.isEmpty()) {
            tools.journal().record(lease, generation.id(), closing);
            writeMessages(closing, last.answer());
            tools.unitOfWork().afterCommit(() -> publish(closing));
        }
        tools.conversations().save(conversation.tookTurns(1, last.end().at()));
        return new Ending.GoesOn(conversation.nextTurn(), last.end().usage());
    }

    private void end(LastEvents last, @Nullable Conversation conversation) {
        var events = last.all();
        var end = last.end();
        tools.journal().record(lease, generation.id(), events);
        writeMessages(events, last.answer());
        tools.generations().save(generation.ended(end));
        if (!generation.terms().stored()) {
            tools.generations().markDeleted(generation.id(), end.at());
        }
        if (conversation != null) {
            tools.conversations().save(conversation.ended(generation.id(), end.at()));
        }
        tools.usage().add(generation, end);
        tools.changes().add(GenerationChanges.ended(generation, end));
        tools.unitOfWork()
                .afterCommit(() -> {
                    if (running != null) {
                        var output = OutputMessages.of(generation, last.answer(), end.at());
                        running.result(
                                new GenerationSnapshot(
                                        generation.ended(end), output, end.lastEvent()));
                    }
                    publish(events);
                    tools.feed().close(generation.id());
                });
    }

    /** Somebody else has ended or started it, or it is ended and deleted already. */
    private boolean hasMovedOn() {
        return tools.generations()
                .find(generation.id())
                .filter(current -> current.state().equals(generation.state()))
                .isEmpty();
    }

    private void publish(List<NumberedEvent> events) {
        tools.feed().publish(generation.id(), events);
    }

    private static boolean touchesMessage(NumberedEvent numbered) {
        return numbered.event() instanceof Event.MessageBegan
                || numbered.event() instanceof Event.MessageDone;
    }

    private void writeMessages(List<NumberedEvent> events, Answer answer) {
        var at = tools.clock().instant();
        for (var numbered : events) {
            switch (numbered.event()) {
                case Event.MessageBegan began ->
                        tools.storedMessages().add(List.of(begun(began, at)), at);
                case Event.MessageDone done -> tools.storedMessages().write(done(done, answer, at));
                case Event.Created _,
                        Event.Queued _,
                        Event.Started _,
                        Event.PartBegan _,
                        Event.Delta _,
                        Event.Cited _,
                        Event.TextDone _,
                        Event.PartDone _,
                        Event.ArgumentsDelta _,
                        Event.ArgumentsDone _,
                        Event.Ended _ -> {
                    // in the journal only
                }
            }
        }
    }

    private Message begun(Event.MessageBegan began, Instant at) {
        var entry =
                new Answer.Entry(
                        began.id(),
                        began.turnsLater(),
                        began.beginning(),
                        MessageStatus.IN_PROGRESS);
        return OutputMessages.message(generation, began.message(), entry, at);
    }

    private Message done(Event.MessageDone done, Answer answer, Instant at) {
        return OutputMessages.message(generation, done.message(), answer.entry(done.message()), at);
    }
}
