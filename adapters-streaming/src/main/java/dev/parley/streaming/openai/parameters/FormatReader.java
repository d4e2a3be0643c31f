package dev.parley.streaming.openai.parameters;

import dev.parley.application.input.InputObject;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.streaming.openai.items.ItemReader;

import org.jspecify.annotations.Nullable;

/** Reads what the text of an answer has to look like. */
public final class FormatReader {

    private static final String SCHEMA = "json_schema";

    private FormatReader() {}

    /**
     * Reads a format.
     *
     * @param isNested whether a schema's members are inside a member {@code json_schema}
     */
    public static OutputFormat format(@Nullable InputObject format, boolean isNested) {
        if (format == null) {
            return new OutputFormat.PlainText();
        }
        var type = format.requiredText("type");
        return switch (type) {
            case "text" -> new OutputFormat.PlainText();
            case "json_object" -> new OutputFormat.JsonObject();
            case SCHEMA -> schema(isNested ? format.requiredObject(SCHEMA) : format);
            default ->
                    throw format.value("type")
                            .refused(
                                    Rule.INVALID_VALUE,
                                    "must be \"text\", \"json_object\" or \"json_schema\"");
        };
    }

    private static OutputFormat schema(InputObject format) {
        var schema = ToolReader.json(format, "schema");
        if (schema == null) {
            throw format.value("schema").refused(Rule.MISSING, "is required");
        }
        return new OutputFormat.JsonSchema(
                ItemReader.name(format, "name"),
                format.text("description"),
                schema,
                format.truth("strict"));
    }
}
