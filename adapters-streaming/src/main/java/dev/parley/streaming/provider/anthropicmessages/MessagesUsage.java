package dev.parley.streaming.provider.anthropicmessages;

import com.fasterxml.jackson.core.JsonParser;

import dev.parley.domain.usage.TokenUsage;
import dev.parley.streaming.provider.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Token counts, which come at the start and again, grown, at the end. Cached input is counted apart
 * here.
 */
final class MessagesUsage {

    private long fresh;
    private long cached;
    private long written;
    private long output;
    private boolean isReported;

    void read(JsonParser parser) throws IOException {
        Json.each(parser, this::member);
    }

    private void member(String name, JsonParser value) throws IOException {
        switch (name) {
            case "input_tokens" -> fresh = count(value);
            case "cache_read_input_tokens" -> cached = count(value);
            case "cache_creation_input_tokens" -> written = count(value);
            case "output_tokens" -> output = count(value);
            default -> value.skipChildren();
        }
    }

    private long count(JsonParser value) throws IOException {
        isReported = true;
        return Json.count(value);
    }

    @Nullable TokenUsage counts() {
        return isReported
                ? TokenUsage.reported(fresh + cached + written, cached, written, output, 0)
                : null;
    }
}
