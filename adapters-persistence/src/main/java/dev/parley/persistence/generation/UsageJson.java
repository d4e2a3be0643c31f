package dev.parley.persistence.generation;

import dev.parley.domain.usage.TokenUsage;
import dev.parley.persistence.json.Json;
import dev.parley.persistence.json.JsonObject;

/** Token counts, as JSON. */
public final class UsageJson {

    private UsageJson() {}

    public static String write(TokenUsage usage) {
        return Json.write(
                new JsonObject()
                        .with("input", usage.inputTokens())
                        .with("cached", usage.cachedTokens())
                        .with("cache_write", usage.cacheWriteTokens())
                        .with("output", usage.outputTokens())
                        .with("reasoning", usage.reasoningTokens())
                        .with("source", usage.source().name()));
    }

    public static TokenUsage read(String json) {
        var object = Json.read(json);
        return new TokenUsage(
                object.number("input"),
                object.number("cached"),
                object.number("cache_write"),
                object.number("output"),
                object.number("reasoning"),
                TokenUsage.Source.valueOf(object.text("source")));
    }
}
