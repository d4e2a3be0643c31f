package dev.parley.streaming.openai.responses;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import dev.parley.application.generation.GenerationSnapshot;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.PartKind;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Part;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.items.ItemWriter;
import dev.parley.streaming.openai.items.Shown;
import dev.parley.streaming.openai.wire.WireIds;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes one reader's events (contract, section 7.2), as objects or as frames of a stream.
 *
 * <p>Deltas are nearly everything that is ever written. What is the same in all deltas of a part is
 * therefore prepared when the part's first delta comes.
 */
final class EventWriter {

    static final String TEXT_DELTA = "response.output_text.delta";
    static final SerializableString FRAME_END = new SerializedString("\n\n");

    private final ResponseWriter response;
    private final Echo echo;
    private final Supplier<GenerationSnapshot> snapshot;
    private final boolean isFramed;
    private final Map<Integer, String> items = new HashMap<>();
    private final List<Part.Citation> citations = new ArrayList<>();
    private int citedMessage = -1;
    private int citedPart = -1;
    private @Nullable PreparedDelta prepared;

    /**
     * @param snapshot the answer as it is when this is asked, for events that need to know what
     *     came before the reader's first
     * @param isFramed whether frames of an event stream are written, or bare objects
     */
    EventWriter(
            Generation generation,
            Echo echo,
            Supplier<GenerationSnapshot> snapshot,
            boolean isFramed) {
        this.response = new ResponseWriter(generation, echo);
        this.echo = echo;
        this.snapshot = snapshot;
        this.isFramed = isFramed;
    }

    void write(JsonWriter json, NumberedEvent numbered) {
        var number = numbered.number();
        switch (numbered.event()) {
            case Event.Delta delta -> delta(json, number, delta);
            case Event.ArgumentsDelta(var message, var text) ->
                    prepared(message, -1, "response.function_call_arguments.delta")
                            .write(json, number, text);
            case Event.Created(var isWaiting) ->
                    response(json, number, "response.created", isWaiting);
            case Event.Queued _ -> response(json, number, "response.queued", true);
            case Event.Started _ -> response(json, number, "response.in_progress", false);
            case Event.MessageBegan began -> began(json, number, began);
            case Event.PartBegan began -> began(json, number, began);
            case Event.Cited cited -> cited(json, number, cited);
            case Event.TextDone done -> done(json, number, done);
            case Event.PartDone done -> done(json, number, done);
            case Event.ArgumentsDone(var message, var tool, var arguments) -> {
                begin(json, number, "response.function_call_arguments.done");
                json.text("item_id", item(message))
                        .number("output_index", (long) message)
                        .text("name", tool)
                        .text("arguments", arguments);
                end(json);
            }
            case Event.MessageDone(var message, var content, var status) -> {
                begin(json, number, "response.output_item.done");
                item(json, message, content, status);
                end(json);
            }
            case Event.Ended ended -> ended(json, number, ended);
        }
    }

    private void delta(JsonWriter json, long number, Event.Delta delta) {
        var type =
                switch (delta.kind()) {
                    case TEXT -> TEXT_DELTA;
                    case REFUSAL -> "response.refusal.delta";
                    case REASONING -> "response.reasoning_text.delta";
                    case SUMMARY -> "response.reasoning_summary_text.delta";
                };
        prepared(delta.message(), delta.part(), type).write(json, number, delta.text());
    }

    private PreparedDelta prepared(int message, int part, String type) {
        var known = prepared;
        if (known != null && known.fits(message, part, type)) {
            return known;
        }
        var members = ",\"item_id\":\"" + item(message) + "\",\"output_index\":" + message;
        if (part >= 0) {
            var index = type.contains("summary") ? "summary_index" : "content_index";
            members += ",\"" + index + "\":" + part;
        }
        var made = new PreparedDelta(message, part, type, members, isFramed);
        prepared = made;
        return made;
    }

    private void response(JsonWriter json, long number, String type, boolean isQueued) {
        begin(json, number, type);
        json.name("response");
        response.writeEmpty(json, isQueued, number);
        end(json);
    }

    private void began(JsonWriter json, long number, Event.MessageBegan began) {
        items.put(began.message(), WireIds.of(began.id(), began.beginning()));
        begin(json, number, "response.output_item.added");
        item(json, began.message(), began.beginning(), MessageStatus.IN_PROGRESS);
        end(json);
    }

    private void item(JsonWriter json, int message, Content content, MessageStatus status) {
        json.number("output_index", (long) message).name("item");
        new ItemWriter(json, Shown.LIGHT).item(item(message), content, status);
    }

    private void began(JsonWriter json, long number, Event.PartBegan began) {
        if (began.kind() == PartKind.TEXT) {
            citedMessage = began.message();
            citedPart = began.part();
            citations.clear();
        }
        part(
                json,
                number,
                began.kind() == PartKind.SUMMARY
                        ? "response.reasoning_summary_part.added"
                        : "response.content_part.added",
                began.message(),
                began.part(),
                began.kind());
        part(json, began.kind(), "", List.of());
        end(json);
    }

    private void done(JsonWriter json, long number, Event.PartDone done) {
        part(
                json,
                number,
                done.kind() == PartKind.SUMMARY
                        ? "response.reasoning_summary_part.done"
                        : "response.content_part.done",
                done.message(),
                done.part(),
                done.kind());
        var cited =
                done.kind() == PartKind.TEXT
                        ? citations(done.message(), done.part())
                        : List.<Part.Citation>of();
        part(json, done.kind(), done.text(), cited);
        end(json);
    }

    private static void part(
            JsonWriter json, PartKind kind, String text, List<Part.Citation> citations) {
        json.name("part");
        switch (kind) {
            case TEXT -> ItemWriter.outputText(json, text, citations);
            case REFUSAL -> ItemWriter.refusal(json, text);
            case REASONING -> ItemWriter.reasoning(json, text);
            case SUMMARY -> ItemWriter.summary(json, text);
        }
    }

    private void done(JsonWriter json, long number, Event.TextDone done) {
        var type =
                switch (done.kind()) {
                    case TEXT -> "response.output_text.done";
                    case REFUSAL -> "response.refusal.done";
                    case REASONING -> "response.reasoning_text.done";
                    case SUMMARY -> "response.reasoning_summary_text.done";
                };
        part(json, number, type, done.message(), done.part(), done.kind());
        json.text(done.kind() == PartKind.REFUSAL ? "refusal" : "text", done.text());
        if (done.kind() == PartKind.TEXT) {
            json.array("logprobs").endArray();
        }
        end(json);
    }

    private void cited(JsonWriter json, long number, Event.Cited cited) {
        // an event may have to be written twice
        if (isGathered(cited.message(), cited.part()) && cited.index() == citations.size()) {
            citations.add(cited.citation());
        }
        part(
                json,
                number,
                "response.output_text.annotation.added",
                cited.message(),
                cited.part(),
                PartKind.TEXT);
        json.number("annotation_index", (long) cited.index()).name("annotation");
        ItemWriter.annotation(json, cited.citation());
        end(json);
    }

    private boolean isGathered(int message, int part) {
        return citedMessage == message && citedPart == part;
    }

    private List<Part.Citation> citations(int message, int part) {
        if (isGathered(message, part)) {
            return citations;
        }
        return snapshot.get().output().get(message).content() instanceof Content.Said(var parts)
                        && parts.get(part) instanceof Part.Text(_, var stored)
                ? stored
                : List.of();
    }

    private void ended(JsonWriter json, long number, Event.Ended ended) {
        var type =
                switch (ended.outcome()) {
                    case Outcome.Completed _ -> "response.completed";
                    case Outcome.Incomplete _, Outcome.Cancelled _ -> "response.incomplete";
                    case Outcome.Failed _, Outcome.Interrupted _ -> "response.failed";
                };
        begin(json, number, type);
        json.name("response");
        ResponseWriter.write(json, snapshot.get(), echo);
        end(json);
    }

    private void part(
            JsonWriter json, long number, String type, int message, int part, PartKind kind) {
        begin(json, number, type);
        json.text("item_id", item(message))
                .number("output_index", (long) message)
                .number(kind == PartKind.SUMMARY ? "summary_index" : "content_index", (long) part);
    }

    private void begin(JsonWriter json, long number, String type) {
        if (isFramed) {
            json.raw("event: ").raw(type).raw("\nid: ").number(number).raw("\ndata: ");
        }
        json.object().text("type", type).number("sequence_number", number);
    }

    private void end(JsonWriter json) {
        json.endObject();
        if (isFramed) {
            json.raw(FRAME_END);
        }
    }

    /** The name of an item, which may have begun before this reader came. */
    private String item(int message) {
        var known = items.get(message);
        if (known != null) {
            return known;
        }
        var output = snapshot.get().output();
        for (var index = 0; index < output.size(); index++) {
            items.put(index, WireIds.of(output.get(index)));
        }
        return WireIds.of(output.get(message));
    }
}
