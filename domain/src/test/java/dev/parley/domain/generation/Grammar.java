package dev.parley.domain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Accepts the events of an answer in the order that {@link Event} describes, and no other. */
final class Grammar {

    private enum Place {
        BEFORE_CREATED,
        BEFORE_STARTED,
        BETWEEN_MESSAGES,
        BETWEEN_PARTS,
        IN_PART,
        AFTER_TEXT,
        IN_CALL,
        AFTER_ARGUMENTS,
        OVER
    }

    private Place place = Place.BEFORE_CREATED;
    private int messages;
    private final Map<Boolean, Integer> parts = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable PartKind kind;
    private int part;
    private int citations;

    void accept(Event event) {
        switch (event) {
            case Event.Created _ -> move(Place.BEFORE_CREATED, Place.BEFORE_STARTED);
            case Event.Queued _ -> move(Place.BEFORE_STARTED, Place.BEFORE_STARTED);
            case Event.Started _ -> move(Place.BEFORE_STARTED, Place.BETWEEN_MESSAGES);
            case Event.MessageBegan began -> messageBegan(began);
            case Event.PartBegan began -> partBegan(began);
            case Event.Delta delta -> {
                inPart(delta.message(), delta.part(), delta.kind());
                assertThat(delta.text()).isNotEmpty();
                text.append(delta.text());
            }
            case Event.Cited cited -> {
                inPart(cited.message(), cited.part(), PartKind.TEXT);
                assertThat(cited.index()).isEqualTo(citations++);
            }
            case Event.TextDone done -> {
                inPart(done.message(), done.part(), done.kind());
                assertThat(done.text()).isEqualTo(text.toString());
                place = Place.AFTER_TEXT;
            }
            case Event.PartDone done -> {
                move(Place.AFTER_TEXT, Place.BETWEEN_PARTS);
                inMessage(done.message());
                assertThat(done.part()).isEqualTo(part);
                assertThat(done.text()).isEqualTo(text.toString());
            }
            case Event.ArgumentsDelta delta -> {
                move(Place.IN_CALL, Place.IN_CALL);
                inMessage(delta.message());
                assertThat(delta.text()).isNotEmpty();
                text.append(delta.text());
            }
            case Event.ArgumentsDone done -> {
                move(Place.IN_CALL, Place.AFTER_ARGUMENTS);
                inMessage(done.message());
                assertThat(done.arguments()).isEqualTo(text.toString()).isNotEmpty();
            }
            case Event.MessageDone done -> messageDone(done);
            case Event.Ended _ -> move(Place.BETWEEN_MESSAGES, Place.OVER);
        }
    }

    void mustBeOver() {
        assertThat(place).isEqualTo(Place.OVER);
    }

    private void move(Place from, Place to) {
        assertThat(place).isEqualTo(from);
        place = to;
    }

    private void messageBegan(Event.MessageBegan began) {
        var isCall = began.beginning() instanceof Content.ToolCalled;
        move(Place.BETWEEN_MESSAGES, isCall ? Place.IN_CALL : Place.BETWEEN_PARTS);
        assertThat(began.message()).isEqualTo(messages++);
        parts.clear();
        text.setLength(0);
    }

    private void partBegan(Event.PartBegan began) {
        move(Place.BETWEEN_PARTS, Place.IN_PART);
        inMessage(began.message());
        kind = began.kind();
        part = began.part();
        assertThat(part).isEqualTo(parts.merge(kind == PartKind.SUMMARY, 1, Integer::sum) - 1);
        citations = 0;
        text.setLength(0);
    }

    private void messageDone(Event.MessageDone done) {
        var wasCutOff = place == Place.IN_CALL && done.status() == MessageStatus.INCOMPLETE;
        assertThat(wasCutOff || place == Place.BETWEEN_PARTS || place == Place.AFTER_ARGUMENTS)
                .isTrue();
        inMessage(done.message());
        place = Place.BETWEEN_MESSAGES;
    }

    private void inPart(int message, int thatPart, PartKind thatKind) {
        assertThat(place).isEqualTo(Place.IN_PART);
        inMessage(message);
        assertThat(thatPart).isEqualTo(part);
        assertThat(thatKind).isEqualTo(kind);
    }

    private void inMessage(int message) {
        assertThat(message).isEqualTo(messages - 1);
    }
}
