package dev.parley.application.generation;

import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.State;
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
    public boolean end(List<NumberedEvent> events, Answer answer, State.Ended end) {
        return tools.unitOfWork()
                .run(() -> {
                    if (hasMovedOn()) {
                        return false;
                    }
                    tools.journal().record(lease, generation.id(), events);
                    writeMessages(events, answer);
                    tools.generations().save(generation.ended(end));
                    if (!generation.terms().stored()) {
                        tools.generations().markDeleted(generation.id(), end.at());
                    }
                    freeConversation(end);
                    tools.usage().add(generation, end);
                    tools.changes().add(GenerationChanges.ended(generation, end));
                    tools.unitOfWork()
                            .afterCommit(() -> {
                                if (running != null) {
                                    var output = OutputMessages.of(generation, answer, end.at());
                                    running.result(
                                            new GenerationSnapshot(
                                                    generation.ended(end),
                                                    output,
                                                    end.lastEvent()));
                                }
                                publish(events);
                                tools.feed().close(generation.id());
                            });
                    return true;
                });
    }

    /** Somebody else has ended or started it, or it is ended and deleted already. */
    private boolean hasMovedOn() {
        return tools.generations()
                .find(generation.id())
                .filter(current -> current.state().equals(generation.state()))
                .isEmpty();
    }

    private void freeConversation(State.Ended end) {
        var conversation = generation.conversation();
        if (conversation != null) {
            tools.conversations()
                    .hold(conversation)
                    .ifPresent(held ->
                            tools.conversations().save(held.ended(generation.id(), end.at())));
        }
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
                        tools.messages().add(List.of(begun(began, at)), at);
                case Event.MessageDone done -> tools.messages().write(done(done, answer, at));
                default -> {
                    // all other events are in the journal only
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
        return OutputMessages.message(
                generation, done.message(), answer.entry(done.message()), at);
    }
}
