package dev.parley.application.generation;

import dev.parley.domain.generation.Answer;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.PartKind;
import dev.parley.domain.generation.State;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Part;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells an ended answer once more, when its own events are no longer kept: one delta for each part,
 * numbered from 0, and at the end the last event under its own number.
 */
final class Replay {

    private final Answer answer = new Answer();
    private final List<NumberedEvent> events = new ArrayList<>();
    private final int firstTurn;

    private Replay(int firstTurn) {
        this.firstTurn = firstTurn;
    }

    static List<NumberedEvent> of(GenerationSnapshot snapshot, State.Ended end) {
        var replay = new Replay(snapshot.generation().turn());
        replay.tell(new Event.Created(false));
        replay.tell(new Event.Started());
        var index = 0;
        for (var message : snapshot.output()) {
            replay.tell(index++, message);
        }
        replay.events.add(
                new NumberedEvent(end.lastEvent(), new Event.Ended(end.outcome(), end.usage())));
        return replay.events;
    }

    private void tell(int index, Message message) {
        var turnsLater = message.position().turn() - firstTurn;
        tell(new Event.MessageBegan(index, message.id(), turnsLater, beginning(message.content())));
        switch (message.content()) {
            case Content.Said(var parts) -> {
                for (var part = 0; part < parts.size(); part++) {
                    tell(index, part, parts.get(part));
                }
            }
            case Content.Reasoned(var summaries, var texts) -> {
                for (var part = 0; part < summaries.size(); part++) {
                    tell(index, part, PartKind.SUMMARY, summaries.get(part), List.of());
                }
                for (var part = 0; part < texts.size(); part++) {
                    tell(index, part, PartKind.REASONING, texts.get(part), List.of());
                }
            }
            case Content.ToolCalled(_, _, var arguments) -> {
                if (!arguments.isEmpty()) {
                    tell(new Event.ArgumentsDelta(index, arguments));
                }
                if (message.status() == MessageStatus.COMPLETED) {
                    tell(new Event.ArgumentsDone(index, "", ""));
                }
            }
            case Content.ToolReturned _ ->
                    throw new IllegalStateException("no model writes what a tool returns");
        }
        tell(new Event.MessageDone(index, message.content(), message.status()));
    }

    private static Content beginning(Content content) {
        return switch (content) {
            case Content.ToolCalled(var callId, var tool, _) ->
                    new Content.ToolCalled(callId, tool, "");
            case Content.Reasoned _ -> new Content.Reasoned(List.of(), List.of());
            case Content.Said _, Content.ToolReturned _ -> new Content.Said(List.of());
        };
    }

    private void tell(int index, int number, Part part) {
        switch (part) {
            case Part.Text(var text, var citations) ->
                    tell(index, number, PartKind.TEXT, text, citations);
            case Part.Refusal(var text) -> tell(index, number, PartKind.REFUSAL, text, List.of());
            case Part.Image _, Part.File _ -> {
                // models say neither
            }
        }
    }

    private void tell(
            int index, int number, PartKind kind, String text, List<Part.Citation> citations) {
        tell(new Event.PartBegan(index, number, kind));
        if (!text.isEmpty()) {
            tell(new Event.Delta(index, number, kind, text));
        }
        for (var citation = 0; citation < citations.size(); citation++) {
            tell(new Event.Cited(index, number, citation, citations.get(citation)));
        }
        tell(new Event.TextDone(index, number, kind, ""));
        tell(new Event.PartDone(index, number, kind, ""));
    }

    private void tell(Event event) {
        events.add(answer.follow(new NumberedEvent(answer.next(), event)));
    }
}
