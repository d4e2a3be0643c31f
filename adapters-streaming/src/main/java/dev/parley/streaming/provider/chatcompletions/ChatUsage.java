package dev.parley.streaming.provider.chatcompletions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.parley.domain.usage.TokenUsage;
import dev.parley.streaming.provider.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Reads a {@code usage} object. */
final class ChatUsage {

    private long input;
    private long cached;
    private long written;
    private long output;
    private long reasoning;
    private boolean isReported;

    private ChatUsage() {}

    /** The counts on which the parser stands; those known before if there are none. */
    static @Nullable TokenUsage read(JsonParser parser, @Nullable TokenUsage before)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return before;
        }
        var usage = new ChatUsage();
        Json.each(parser, usage::member);
        return usage.isReported
                ? TokenUsage.reported(
                        usage.input,
                        Math.min(usage.cached, usage.input),
                        usage.written,
                        usage.output,
                        usage.reasoning)
                : before;
    }

    private void member(String name, JsonParser value) throws IOException {
        switch (name) {
            case "prompt_tokens" -> {
                isReported = true;
                input = Json.count(value);
            }
            case "completion_tokens" -> {
                isReported = true;
                output = Json.count(value);
            }
            case "prompt_tokens_details" -> Json.each(value, this::inputDetail);
            case "completion_tokens_details" -> Json.each(value, this::outputDetail);
            case "prompt_cache_hit_tokens" -> cached = Json.count(value);
            default -> value.skipChildren();
        }
    }

    private void inputDetail(String name, JsonParser value) throws IOException {
        switch (name) {
            case "cached_tokens" -> cached = Json.count(value);
            case "cache_write_tokens", "cache_creation_tokens" -> written = Json.count(value);
            default -> value.skipChildren();
        }
    }

    private void outputDetail(String name, JsonParser value) throws IOException {
        if (name.equals("reasoning_tokens")) {
            reasoning = Json.count(value);
        } else {
            value.skipChildren();
        }
    }
}
