package dev.parley.persistence.journal;

import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.PartKind;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Part;
import dev.parley.persistence.generation.OutcomeJson;
import dev.parley.persistence.generation.UsageJson;

import java.util.List;
import java.util.UUID;

/**
 * A run of events as bytes: the version of this form, then for each event its type and members.
 * Numbers are not written, since the row has the first and they rise by one; text that closing
 * events repeat is not written either.
 */
final class EventCodec {

    private static final int VERSION = 1;

    private static final int CREATED = 0;
    private static final int CREATED_WAITING = 1;
    private static final int QUEUED = 2;
    private static final int STARTED = 3;
    private static final int MESSAGE_BEGAN = 4;
    private static final int PART_BEGAN = 5;
    private static final int DELTA = 6;
    private static final int CITED = 7;
    private static final int TEXT_DONE = 8;
    private static final int PART_DONE = 9;
    private static final int ARGUMENTS_DELTA = 10;
    private static final int ARGUMENTS_DONE = 11;
    private static final int MESSAGE_DONE = 12;
    private static final int ENDED = 13;
    private static final int MESSAGE_BEGAN_LATER = 14;

    private static final int SAID = 0;
    private static final int REASONED = 1;
    private static final int TOOL_CALLED = 2;

    private static final PartKind[] KINDS = {
        PartKind.TEXT, PartKind.REFUSAL, PartKind.REASONING, PartKind.SUMMARY
    };
    private static final MessageStatus[] STATUSES = {
        MessageStatus.IN_PROGRESS, MessageStatus.COMPLETED, MessageStatus.INCOMPLETE
    };

    private EventCodec() {}

    static byte[] write(List<NumberedEvent> run) {
        var writer = new ByteWriter();
        writer.octet(VERSION);
        for (var numbered : run) {
            write(writer, numbered.event());
        }
        return writer.written();
    }

    /** Reads the next event behind the version. */
    static Event read(ByteReader reader) {
        return switch (reader.octet()) {
            case CREATED -> new Event.Created(false);
            case CREATED_WAITING -> new Event.Created(true);
            case QUEUED -> new Event.Queued();
            case STARTED -> new Event.Started();
            case MESSAGE_BEGAN ->
                    new Event.MessageBegan(reader.integer(), id(reader), 0, beginning(reader));
            case MESSAGE_BEGAN_LATER ->
                    new Event.MessageBegan(
                            reader.integer(), id(reader), reader.integer(), beginning(reader));
            case PART_BEGAN ->
                    new Event.PartBegan(reader.integer(), reader.integer(), kind(reader));
            case DELTA ->
                    new Event.Delta(
                            reader.integer(), reader.integer(), kind(reader), reader.text());
            case CITED ->
                    new Event.Cited(
                            reader.integer(), reader.integer(), reader.integer(), citation(reader));
            case TEXT_DONE ->
                    new Event.TextDone(reader.integer(), reader.integer(), kind(reader), "");
            case PART_DONE ->
                    new Event.PartDone(reader.integer(), reader.integer(), kind(reader), "");
            case ARGUMENTS_DELTA -> new Event.ArgumentsDelta(reader.integer(), reader.text());
            case ARGUMENTS_DONE -> new Event.ArgumentsDone(reader.integer(), "", "");
            case MESSAGE_DONE ->
                    new Event.MessageDone(
                            reader.integer(),
                            new Content.Said(List.of()),
                            STATUSES[reader.octet()]);
            case ENDED ->
                    new Event.Ended(OutcomeJson.read(reader.text()), UsageJson.read(reader.text()));
            default -> throw new IllegalStateException("a stored event of unknown type");
        };
    }

    /** A reader of a run, behind the version. */
    static ByteReader open(byte[] body) {
        var reader = new ByteReader(body);
        var version = reader.octet();
        if (version != VERSION) {
            throw new IllegalStateException("stored events of unknown version " + version);
        }
        return reader;
    }

    private static void write(ByteWriter writer, Event event) {
        switch (event) {
            case Event.Created(var waiting) -> writer.octet(waiting ? CREATED_WAITING : CREATED);
            case Event.Queued _ -> writer.octet(QUEUED);
            case Event.Started _ -> writer.octet(STARTED);
            case Event.MessageBegan(var message, var id, var turnsLater, var beginning) -> {
                write(writer, turnsLater == 0 ? MESSAGE_BEGAN : MESSAGE_BEGAN_LATER, message);
                write(writer, id);
                if (turnsLater > 0) {
                    writer.number(turnsLater);
                }
                write(writer, beginning);
            }
            case Event.PartBegan(var message, var part, var kind) ->
                    write(writer, PART_BEGAN, message, part, kind);
            case Event.Delta(var message, var part, var kind, var text) -> {
                write(writer, DELTA, message, part, kind);
                writer.text(text);
            }
            case Event.Cited(var message, var part, var index, var citation) -> {
                write(writer, CITED, message);
                writer.number(part);
                writer.number(index);
                write(writer, citation);
            }
            case Event.TextDone(var message, var part, var kind, _) ->
                    write(writer, TEXT_DONE, message, part, kind);
            case Event.PartDone(var message, var part, var kind, _) ->
                    write(writer, PART_DONE, message, part, kind);
            case Event.ArgumentsDelta(var message, var text) -> {
                write(writer, ARGUMENTS_DELTA, message);
                writer.text(text);
            }
            case Event.ArgumentsDone(var message, _, _) -> write(writer, ARGUMENTS_DONE, message);
            case Event.MessageDone(var message, _, var status) -> {
                write(writer, MESSAGE_DONE, message);
                writer.octet(List.of(STATUSES).indexOf(status));
            }
            case Event.Ended(var outcome, var usage) -> {
                writer.octet(ENDED);
                writer.text(OutcomeJson.write(outcome));
                writer.text(UsageJson.write(usage));
            }
        }
    }

    private static void write(ByteWriter writer, int type, int message) {
        writer.octet(type);
        writer.number(message);
    }

    private static void write(ByteWriter writer, int type, int message, int part, PartKind kind) {
        write(writer, type, message);
        writer.number(part);
        writer.octet(List.of(KINDS).indexOf(kind));
    }

    private static PartKind kind(ByteReader reader) {
        return KINDS[reader.octet()];
    }

    private static void write(ByteWriter writer, MessageId id) {
        writer.text(id.toString());
    }

    private static MessageId id(ByteReader reader) {
        return new MessageId(UUID.fromString(reader.text()));
    }

    private static void write(ByteWriter writer, Content beginning) {
        switch (beginning) {
            case Content.Said _ -> writer.octet(SAID);
            case Content.Reasoned _ -> writer.octet(REASONED);
            case Content.ToolCalled(var callId, var tool, _) -> {
                writer.octet(TOOL_CALLED);
                writer.text(callId);
                writer.text(tool);
            }
            case Content.ToolReturned _ ->
                    throw new IllegalArgumentException("a model returns nothing as a tool does");
        }
    }

    private static Content beginning(ByteReader reader) {
        return switch (reader.octet()) {
            case SAID -> new Content.Said(List.of());
            case REASONED -> new Content.Reasoned(List.of(), List.of());
            case TOOL_CALLED -> new Content.ToolCalled(reader.text(), reader.text(), "");
            default -> throw new IllegalStateException("stored content of unknown type");
        };
    }

    private static void write(ByteWriter writer, Part.Citation citation) {
        writer.text(citation.url());
        writer.text(citation.title());
        writer.number(citation.start());
        writer.number(citation.end());
    }

    private static Part.Citation citation(ByteReader reader) {
        return new Part.Citation(reader.text(), reader.text(), reader.integer(), reader.integer());
    }
}
