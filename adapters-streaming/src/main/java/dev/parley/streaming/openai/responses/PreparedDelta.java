package dev.parley.streaming.openai.responses;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import dev.parley.streaming.http.JsonWriter;

/** A delta with everything but its number and text. */
final class PreparedDelta {

    private static final SerializableString AFTER_TEXT = new SerializedString(",\"logprobs\":[]}");
    private static final SerializableString AFTER = new SerializedString("}");

    private final int message;
    private final int part;
    private final String type;
    private final SerializableString beforeId;
    private final SerializableString beforeNumber;
    private final SerializableString beforeText;
    private final SerializableString afterText;
    private final boolean isFramed;

    PreparedDelta(int message, int part, String type, String members, boolean isFramed) {
        this.message = message;
        this.part = part;
        this.type = type;
        this.isFramed = isFramed;
        beforeId = new SerializedString("event: " + type + "\nid: ");
        beforeNumber =
                new SerializedString(
                        (isFramed ? "\ndata: " : "")
                                + "{\"type\":\""
                                + type
                                + "\",\"sequence_number\":");
        beforeText = new SerializedString(members + ",\"delta\":");
        afterText = type.equals(EventWriter.TEXT_DELTA) ? AFTER_TEXT : AFTER;
    }

    boolean fits(int otherMessage, int otherPart, String otherType) {
        return message == otherMessage && part == otherPart && type.equals(otherType);
    }

    void write(JsonWriter json, long number, String text) {
        if (isFramed) {
            json.raw(beforeId).number(number);
        }
        json.raw(beforeNumber).number(number).raw(beforeText).text(text).raw(afterText);
        if (isFramed) {
            json.raw(EventWriter.FRAME_END);
        }
    }
}
