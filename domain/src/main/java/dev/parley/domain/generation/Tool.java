package dev.parley.domain.generation;

import org.jspecify.annotations.Nullable;

/**
 * A function that the model may ask to be called. The client runs it, not we.
 *
 * @param name 1 to 64 letters, digits, underscores and hyphens
 * @param parameters a JSON Schema, as text, handed to the provider unchanged
 * @param strict whether the provider must keep to the schema; absent leaves it to the provider
 */
public record Tool(
        String name,
        @Nullable String description,
        @Nullable String parameters,
        @Nullable Boolean strict) {}
