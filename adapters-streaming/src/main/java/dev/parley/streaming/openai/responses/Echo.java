package dev.parley.streaming.openai.responses;

import dev.parley.application.generation.StartGeneration.Attributes;
import dev.parley.application.input.InputObject;
import dev.parley.application.shared.ReadAttributes;
import dev.parley.domain.id.GenerationId;
import dev.parley.streaming.http.JsonReader;
import dev.parley.streaming.http.JsonWriter;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** What a response's request said that has no effect here and is only written back. */
record Echo(
        @Nullable Integer maxToolCalls,
        @Nullable Integer topLogprobs,
        @Nullable String reasoningSummary,
        @Nullable String safetyIdentifier,
        @Nullable String promptCacheKey,
        @Nullable String user) {

    static final Echo NOTHING = new Echo(null, null, null, null, null, null);

    private static final String SCHEME = "openai";

    static Echo of(ReadAttributes attributes, GenerationId id) {
        return attributes.find(id.value(), SCHEME).map(Echo::read).orElse(NOTHING);
    }

    private static Echo read(String stored) {
        var members = InputObject.root(JsonReader.read(stored.getBytes(StandardCharsets.UTF_8)));
        return new Echo(
                members.integer("max_tool_calls", 0, Integer.MAX_VALUE),
                members.integer("top_logprobs", 0, Integer.MAX_VALUE),
                members.text("reasoning_summary"),
                members.text("safety_identifier"),
                members.text("prompt_cache_key"),
                members.text("user"));
    }

    /** As it is stored; absent if there is nothing to write back. */
    @Nullable Attributes attributes() {
        if (equals(NOTHING)) {
            return null;
        }
        var json =
                JsonWriter.bytes(out ->
                        out.object()
                                .number("max_tool_calls", maxToolCalls)
                                .number("top_logprobs", topLogprobs)
                                .text("reasoning_summary", reasoningSummary)
                                .text("safety_identifier", safetyIdentifier)
                                .text("prompt_cache_key", promptCacheKey)
                                .text("user", user)
                                .endObject());
        return new Attributes(SCHEME, new String(json, StandardCharsets.UTF_8));
    }
}
