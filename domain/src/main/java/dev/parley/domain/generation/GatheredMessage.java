package dev.parley.domain.generation;

import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Part;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** One message of an answer while its pieces come in. */
final class GatheredMessage {

    private static final class GatheredPart {
        private final PartKind kind;
        private final StringBuilder text = new StringBuilder();
        private final List<Part.Citation> citations = new ArrayList<>();

        private GatheredPart(PartKind kind) {
            this.kind = kind;
        }
    }

    private final Event.MessageBegan began;
    private final List<GatheredPart> parts = new ArrayList<>();
    private final StringBuilder arguments = new StringBuilder();
    private boolean partIsOpen;
    private MessageStatus status = MessageStatus.IN_PROGRESS;

    GatheredMessage(Event.MessageBegan began) {
        this.began = began;
    }

    boolean isDone() {
        return status != MessageStatus.IN_PROGRESS;
    }

    boolean isToolCall() {
        return began.beginning() instanceof Content.ToolCalled;
    }

    boolean isReasoning() {
        return began.beginning() instanceof Content.Reasoned;
    }

    /** The kind of the part that takes text now; nothing between two parts. */
    @Nullable PartKind openKind() {
        return partIsOpen ? parts.getLast().kind : null;
    }

    /** The number of the open part among its like: summaries are numbered apart. */
    int openIndex() {
        return countOf(parts.getLast().kind) - 1;
    }

    /** The number that the next part of a kind gets. */
    int countOf(PartKind kind) {
        return (int)
                parts.stream()
                        .filter(part ->
                                (part.kind == PartKind.SUMMARY) == (kind == PartKind.SUMMARY))
                        .count();
    }

    int openCitations() {
        return parts.getLast().citations.size();
    }

    boolean hasArguments() {
        return !arguments.isEmpty();
    }

    String openText() {
        return parts.getLast().text.toString();
    }

    void begin(PartKind kind) {
        parts.add(new GatheredPart(kind));
        partIsOpen = true;
    }

    void append(String text) {
        (isToolCall() ? arguments : parts.getLast().text).append(text);
    }

    void cite(Part.Citation citation) {
        parts.getLast().citations.add(citation);
    }

    void closePart() {
        partIsOpen = false;
    }

    void close(MessageStatus newStatus) {
        status = newStatus;
    }

    Answer.Entry entry() {
        return new Answer.Entry(began.id(), began.turnsLater(), content(), status);
    }

    private Content content() {
        return switch (began.beginning()) {
            case Content.ToolCalled(var callId, var tool, _) ->
                    new Content.ToolCalled(callId, tool, arguments.toString());
            case Content.Reasoned _ ->
                    new Content.Reasoned(texts(PartKind.SUMMARY), texts(PartKind.REASONING));
            case Content.Said _ ->
                    new Content.Said(parts.stream().map(GatheredMessage::said).toList());
            case Content.ToolReturned _ ->
                    throw new IllegalStateException("a model does not return what tools return");
        };
    }

    private List<String> texts(PartKind kind) {
        return parts.stream()
                .filter(part -> part.kind == kind)
                .map(part -> part.text.toString())
                .toList();
    }

    private static Part said(GatheredPart part) {
        return part.kind == PartKind.REFUSAL
                ? new Part.Refusal(part.text.toString())
                : new Part.Text(part.text.toString(), part.citations);
    }
}
