package dev.parley.streaming.openai.items;

import dev.parley.application.generation.Following;
import dev.parley.application.generation.GenerationSnapshot;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.PartKind;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.stream.Stream;

/**
 * In which words raw reasoning is told (contract, section 7.4): in its own, which not every
 * published schema knows, or in those of summaries, which all know. Numbers stay what they are. No
 * provider sends both kinds in one item; if one did, their indexes would meet.
 */
@Singleton
public final class ReasoningEvents {

    private final boolean isSummary;

    public ReasoningEvents(@Value("${parley.openai.reasoning-events:text}") String words) {
        this.isSummary =
                switch (words) {
                    case "text" -> false;
                    case "summary" -> true;
                    default ->
                            throw new IllegalArgumentException(
                                    "reasoning events are \"text\" or \"summary\"");
                };
    }

    public NumberedEvent of(NumberedEvent numbered) {
        return isSummary ? new NumberedEvent(numbered.number(), of(numbered.event())) : numbered;
    }

    public GenerationSnapshot snapshot(Following following) {
        return of(following.snapshot());
    }

    public GenerationSnapshot of(GenerationSnapshot snapshot) {
        return isSummary
                ? new GenerationSnapshot(
                        snapshot.generation(), of(snapshot.output()), snapshot.lastEvent())
                : snapshot;
    }

    public List<Message> of(List<Message> messages) {
        return isSummary ? messages.stream().map(this::of).toList() : messages;
    }

    public Message of(Message message) {
        return isSummary ? message.holding(of(message.content()), message.status()) : message;
    }

    private static Event of(Event event) {
        return switch (event) {
            case Event.Delta(var message, var part, var kind, var text) ->
                    new Event.Delta(message, part, of(kind), text);
            case Event.PartBegan(var message, var part, var kind) ->
                    new Event.PartBegan(message, part, of(kind));
            case Event.TextDone(var message, var part, var kind, var text) ->
                    new Event.TextDone(message, part, of(kind), text);
            case Event.PartDone(var message, var part, var kind, var text) ->
                    new Event.PartDone(message, part, of(kind), text);
            case Event.MessageDone(var message, var content, var status) ->
                    new Event.MessageDone(message, of(content), status);
            case Event.Created _,
                    Event.Queued _,
                    Event.Started _,
                    Event.MessageBegan _,
                    Event.Cited _,
                    Event.ArgumentsDelta _,
                    Event.ArgumentsDone _,
                    Event.Ended _ ->
                    event;
        };
    }

    private static PartKind of(PartKind kind) {
        return kind == PartKind.REASONING ? PartKind.SUMMARY : kind;
    }

    private static Content of(Content content) {
        return content instanceof Content.Reasoned(var summaries, var texts)
                ? new Content.Reasoned(
                        Stream.concat(summaries.stream(), texts.stream()).toList(), List.of())
                : content;
    }
}
