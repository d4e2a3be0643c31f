package dev.parley.streaming.openai.responses;

import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.domain.generation.Tool;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.wire.WireIds;

import org.jspecify.annotations.Nullable;

/** Writes back how a response was asked for, with what holds where nothing was said. */
final class RequestWriter {

    private final JsonWriter json;
    private final Generation generation;
    private final Echo echo;

    RequestWriter(JsonWriter json, Generation generation, Echo echo) {
        this.json = json;
        this.generation = generation;
        this.echo = echo;
    }

    void write() {
        var request = generation.request();
        var parameters = request.parameters();
        var previous = generation.previous();
        var inParallel = request.parallelToolCalls();
        json.truth("parallel_tool_calls", inParallel == null || inParallel)
                .text("previous_response_id", previous == null ? null : WireIds.of(previous))
                .text("prompt_cache_key", echo.promptCacheKey())
                .object("reasoning")
                .text("effort", request.effort())
                .text("summary", echo.reasoningSummary())
                .endObject()
                .text("safety_identifier", echo.safetyIdentifier())
                .text("service_tier", "default")
                .truth("store", generation.terms().stored())
                .number("temperature", orElse(parameters.temperature(), 1));
        format(request);
        toolChoice(request.toolChoice());
        json.array("tools");
        request.tools().forEach(this::tool);
        json.endArray()
                .number("top_logprobs", orElse(echo.topLogprobs(), 0))
                .number("top_p", orElse(parameters.topP(), 1))
                .number("presence_penalty", orElse(parameters.presencePenalty(), 0))
                .number("frequency_penalty", orElse(parameters.frequencyPenalty(), 0))
                .text("truncation", request.dropOldest() ? "auto" : "disabled");
    }

    private void format(AnswerRequest request) {
        json.object("text").object("format");
        switch (request.format()) {
            case OutputFormat.PlainText _ -> json.text("type", "text");
            case OutputFormat.JsonObject _ -> json.text("type", "json_object");
            case OutputFormat.JsonSchema(var name, var description, var schema, var strict) ->
                    json.text("type", "json_schema")
                            .text("name", name)
                            .text("description", description)
                            .json("schema", schema)
                            .truth("strict", strict != null && strict);
        }
        json.endObject();
        if (request.verbosity() != null) {
            json.text("verbosity", request.verbosity());
        }
        json.endObject();
    }

    private void toolChoice(ToolChoice choice) {
        switch (choice) {
            case ToolChoice.None _ -> json.text("tool_choice", "none");
            case ToolChoice.Auto _ -> json.text("tool_choice", "auto");
            case ToolChoice.Required _ -> json.text("tool_choice", "required");
            case ToolChoice.Named(var tool) -> {
                json.name("tool_choice");
                function(tool);
            }
            case ToolChoice.Allowed(var tools, var mustCall) -> {
                json.object("tool_choice")
                        .text("type", "allowed_tools")
                        .text("mode", mustCall ? "required" : "auto")
                        .array("tools");
                tools.forEach(this::function);
                json.endArray().endObject();
            }
        }
    }

    private void function(String name) {
        json.object().text("type", "function").text("name", name).endObject();
    }

    private void tool(Tool tool) {
        json.object()
                .text("type", "function")
                .text("name", tool.name())
                .text("description", tool.description())
                .json("parameters", tool.parameters())
                .truth("strict", tool.strict())
                .endObject();
    }

    private static double orElse(@Nullable Double given, double otherwise) {
        return given == null ? otherwise : given;
    }

    private static long orElse(@Nullable Integer given, long otherwise) {
        return given == null ? otherwise : given;
    }
}
