package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** All that a reader saw of an answer. */
record Transcript(List<Frame> frames) {

    Transcript {
        frames = List.copyOf(frames);
    }

    /** The events, without the mark of the end. */
    List<Frame> events() {
        return frames.stream().filter(frame -> !frame.isDone()).toList();
    }

    boolean isDone() {
        return !frames.isEmpty() && frames.getLast().isDone();
    }

    String responseId() {
        return frames.getFirst().json().at("/response/id").asText();
    }

    List<String> types() {
        return events().stream().map(Frame::event).toList();
    }

    /** The response in the last event. */
    JsonNode response() {
        assertThat(isDone()).as("%s", frames).isTrue();
        return events().getLast().json().get("response");
    }

    /** All deltas of one kind, put together. */
    String together(String type) {
        var together = new StringBuilder();
        events().stream()
                .filter(frame -> frame.event().equals(type))
                .forEach(frame -> together.append(frame.json().get("delta").asText()));
        return together.toString();
    }

    /** The events with numbers above one. */
    List<Frame> behind(long number) {
        return events().stream().filter(frame -> frame.number() > number).toList();
    }
}
