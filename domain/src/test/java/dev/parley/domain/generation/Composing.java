package dev.parley.domain.generation;

import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Content;

import java.util.List;
import java.util.UUID;

/** A composer at work on an answer, with ids that are counted from 0. */
final class Composing {

    final Answer answer = new Answer();
    private long messages;
    private int calls;
    final Composer composer =
            new Composer(answer, () -> message(messages++), () -> "made_" + calls++);

    List<Event> write(Delta... deltas) {
        return events(composer.write(List.of(deltas)));
    }

    List<Event> close(Outcome outcome) {
        return events(composer.close(outcome));
    }

    List<Event> closed() {
        return close(new Outcome.Completed());
    }

    List<Content> contents() {
        return answer.entries().stream().map(Answer.Entry::content).toList();
    }

    static List<Event> events(List<NumberedEvent> numbered) {
        return numbered.stream().map(NumberedEvent::event).toList();
    }

    static MessageId message(long number) {
        return new MessageId(new UUID(0, number));
    }

    static Content said(String text) {
        return Content.Said.text(text);
    }

    static Content nothingSaid() {
        return new Content.Said(List.of());
    }

    static Content call(String id, String tool, String arguments) {
        return new Content.ToolCalled(id, tool, arguments);
    }
}
