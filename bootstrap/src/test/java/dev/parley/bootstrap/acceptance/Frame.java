package dev.parley.bootstrap.acceptance;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One frame of a stream; what it does not have is empty.
 *
 * @param comment what stands behind a colon
 */
record Frame(String event, String id, String data, String comment) {

    boolean isDone() {
        return data.equals("[DONE]");
    }

    boolean isComment() {
        return data.isEmpty();
    }

    JsonNode json() {
        try {
            return Reply.JSON.readTree(data);
        } catch (IOException notJson) {
            throw new UncheckedIOException(data, notJson);
        }
    }

    String type() {
        return json().path("type").asText();
    }

    long number() {
        return json().path("sequence_number").asLong();
    }
}
