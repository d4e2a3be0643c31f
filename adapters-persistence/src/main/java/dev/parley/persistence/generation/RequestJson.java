package dev.parley.persistence.generation;

import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.domain.generation.Tool;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.persistence.json.Json;
import dev.parley.persistence.json.JsonObject;
import dev.parley.persistence.json.ParametersJson;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** How an answer was asked for, as JSON; what was left to others is left out. */
final class RequestJson {

    private RequestJson() {}

    static String write(AnswerRequest request) {
        return Json.write(
                new JsonObject()
                        .with("instructions", request.instructions())
                        .with("parameters", ParametersJson.write(request.parameters()))
                        .with("tools", request.tools().stream().map(RequestJson::write).toList())
                        .with("tool_choice", write(request.toolChoice()))
                        .with("parallel_tool_calls", request.parallelToolCalls())
                        .with("format", write(request.format()))
                        .with("effort", request.effort())
                        .with("verbosity", request.verbosity())
                        .with("drop_oldest", request.dropOldest())
                        .with("extras", write(request.extras())));
    }

    static AnswerRequest read(String json) {
        var object = Json.read(json);
        return new AnswerRequest(
                object.optionalText("instructions"),
                ParametersJson.read(object.object("parameters")),
                object.list("tools", RequestJson::tool),
                toolChoice(object.object("tool_choice")),
                object.optionalFlag("parallel_tool_calls"),
                format(object.object("format")),
                object.optionalText("effort"),
                object.optionalText("verbosity"),
                object.flag("drop_oldest"),
                extras(object.object("extras")));
    }

    private static JsonObject write(Map<String, String> extras) {
        var object = new JsonObject();
        extras.forEach(object::with);
        return object;
    }

    private static Map<String, String> extras(JsonObject object) {
        var extras = new LinkedHashMap<String, String>();
        object.members().forEach((name, value) -> extras.put(name, String.valueOf(value)));
        return extras;
    }

    private static JsonObject write(Tool tool) {
        return new JsonObject()
                .with("name", tool.name())
                .with("description", tool.description())
                .with("parameters", tool.parameters())
                .with("strict", tool.strict());
    }

    private static Tool tool(JsonObject object) {
        return new Tool(
                object.text("name"),
                object.optionalText("description"),
                object.optionalText("parameters"),
                object.optionalFlag("strict"));
    }

    private static JsonObject write(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.None _ -> typed("none");
            case ToolChoice.Auto _ -> typed("auto");
            case ToolChoice.Required _ -> typed("required");
            case ToolChoice.Named(var tool) -> typed("named").with("tool", tool);
            case ToolChoice.Allowed(var tools, var mustCall) ->
                    typed("allowed").with("tools", tools).with("must_call", mustCall);
        };
    }

    private static ToolChoice toolChoice(JsonObject object) {
        return switch (object.text("type")) {
            case "none" -> new ToolChoice.None();
            case "auto" -> new ToolChoice.Auto();
            case "required" -> new ToolChoice.Required();
            case "named" -> new ToolChoice.Named(object.text("tool"));
            case "allowed" ->
                    new ToolChoice.Allowed(object.texts("tools"), object.flag("must_call"));
            case String unknown ->
                    throw new IllegalStateException(
                            "stored tool choice of unknown type " + unknown);
        };
    }

    private static JsonObject write(OutputFormat format) {
        return switch (format) {
            case OutputFormat.PlainText _ -> typed("plain_text");
            case OutputFormat.JsonObject _ -> typed("json_object");
            case OutputFormat.JsonSchema(var name, var description, var schema, var strict) ->
                    schema(name, description, schema, strict);
        };
    }

    private static JsonObject schema(
            String name, @Nullable String description, String schema, @Nullable Boolean strict) {
        return typed("json_schema")
                .with("name", name)
                .with("description", description)
                .with("schema", schema)
                .with("strict", strict);
    }

    private static OutputFormat format(JsonObject object) {
        return switch (object.text("type")) {
            case "plain_text" -> new OutputFormat.PlainText();
            case "json_object" -> new OutputFormat.JsonObject();
            case "json_schema" ->
                    new OutputFormat.JsonSchema(
                            object.text("name"),
                            object.optionalText("description"),
                            object.text("schema"),
                            object.optionalFlag("strict"));
            case String unknown ->
                    throw new IllegalStateException("stored format of unknown type " + unknown);
        };
    }

    private static JsonObject typed(String type) {
        return new JsonObject().with("type", type);
    }
}
