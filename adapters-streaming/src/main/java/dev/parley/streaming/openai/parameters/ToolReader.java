package dev.parley.streaming.openai.parameters;

import dev.parley.application.input.InputObject;
import dev.parley.application.input.InputValue;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.generation.Tool;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.items.ItemReader;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads function tools and the choice among them. Responses have a function's members beside its
 * type, chat completions inside a member {@code function}.
 */
public final class ToolReader {

    public static final int MOST_TOOLS = 128;

    private static final String FUNCTION = "function";
    private static final List<String> MODES = List.of("auto", "required");

    private final boolean isNested;

    /**
     * @param isNested whether functions are described inside a member {@code function}
     */
    public ToolReader(boolean isNested) {
        this.isNested = isNested;
    }

    public List<Tool> tools(InputObject request) {
        var tools = new ArrayList<Tool>();
        for (var value : request.list("tools", MOST_TOOLS)) {
            var tool = value.object();
            var type = tool.requiredText("type");
            if (!type.equals(FUNCTION)) {
                throw tool.value("type")
                        .refused(
                                Rule.UNSUPPORTED,
                                "is \"" + type + "\"; only \"function\" is offered here");
            }
            tools.add(function(isNested ? tool.requiredObject(FUNCTION) : tool));
        }
        return tools;
    }

    /** A function's description, wherever it stands. */
    public static Tool function(InputObject function) {
        return new Tool(
                ItemReader.name(function, "name"),
                function.text("description"),
                json(function, "parameters"),
                function.truth("strict"));
    }

    /** A member that must be an object, as JSON. */
    static @Nullable String json(InputObject object, String member) {
        if (object.object(member) == null) {
            return null;
        }
        var value = object.raw(member);
        return new String(JsonWriter.bytes(json -> json.tree(value)), StandardCharsets.UTF_8);
    }

    public ToolChoice choice(InputObject request, List<Tool> tools) {
        var choice = request.value("tool_choice");
        if (choice.isAbsent()) {
            return new ToolChoice.Auto();
        }
        if (choice.isText()) {
            return switch (choice.text()) {
                case "none" -> new ToolChoice.None();
                case "auto" -> new ToolChoice.Auto();
                case "required" -> new ToolChoice.Required();
                default ->
                        throw choice.refused(
                                Rule.INVALID_VALUE,
                                "must be \"none\", \"auto\", \"required\" or an object");
            };
        }
        var object = choice.object();
        var type = object.requiredText("type");
        return switch (type) {
            case FUNCTION -> new ToolChoice.Named(named(object, choice, tools));
            case "allowed_tools" -> {
                // chat completions wrap this one too
                var allowed = isNested && object.has(type) ? object.requiredObject(type) : object;
                yield allowed(allowed, choice, tools);
            }
            default ->
                    throw object.value("type")
                            .refused(Rule.UNSUPPORTED, "is \"" + type + "\", not offered here");
        };
    }

    private ToolChoice allowed(InputObject allowed, InputValue choice, List<Tool> tools) {
        var names = new ArrayList<String>();
        for (var value : allowed.list("tools", MOST_TOOLS)) {
            names.add(named(value.object(), choice, tools));
        }
        if (names.isEmpty()) {
            throw allowed.value("tools").refused(Rule.MISSING, "is required");
        }
        return new ToolChoice.Allowed(names, "required".equals(allowed.oneOf("mode", MODES)));
    }

    private String named(InputObject object, InputValue choice, List<Tool> tools) {
        var name =
                ItemReader.name(
                        isNested && object.has(FUNCTION) ? object.requiredObject(FUNCTION) : object,
                        "name");
        if (tools.stream().noneMatch(tool -> tool.name().equals(name))) {
            throw choice.refused(
                    Rule.INVALID_VALUE, "names \"" + name + "\", which is not among the tools");
        }
        return name;
    }
}
