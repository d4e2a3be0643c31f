package dev.parley.domain.generation;

import org.jspecify.annotations.Nullable;

/** What the text of an answer has to look like. */
public sealed interface OutputFormat {

    record PlainText() implements OutputFormat {}

    /** Any JSON object. */
    record JsonObject() implements OutputFormat {}

    /**
     * JSON of one schema.
     *
     * @param schema a JSON Schema, as text
     */
    record JsonSchema(
            String name, @Nullable String description, String schema, @Nullable Boolean strict)
            implements OutputFormat {}
}
