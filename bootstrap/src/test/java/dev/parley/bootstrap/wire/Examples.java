package dev.parley.bootstrap.wire;

import java.util.Map;

/** What exists on a server, and requests that it would take, by the names of its operations. */
final class Examples {

    private static final String MESSAGE =
            """
            {"type": "message", "role": "user", "content": [
              {"type": "input_text", "text": "What is this?"},
              {"type": "input_image", "image_url": "https://example.org/map.png", "detail": "low"},
              {"type": "input_file", "filename": "notes.txt", "file_data": "QQ=="}]}\
            """;

    private static final String RESPONSE =
            """
            {"model": "usual", "input": [%s], "metadata": {"ticket": "T-17"}, "temperature": 0.2,
             "tools": [{"type": "function", "name": "get_weather", "description": "Weather", "strict": false,
               "parameters": {"type": "object"}}],
             "tool_choice": {"type": "function", "name": "get_weather"},
             "text": {"format": {"type": "json_schema", "name": "place", "schema": {"type": "object"}}, "verbosity": "low"},
             "reasoning": {"effort": "low", "summary": "auto"}, "include": ["reasoning.encrypted_content"],
             "on_disconnect": {"policy": "cancel_after", "seconds": 60}}\
            """
                    .formatted(MESSAGE);

    private static final Map<String, String> BODIES =
            Map.of(
                    "createConversation",
                    """
                    {"items": [%s], "metadata": {"project": "atlas"}, "title": "Capital cities", "model": "usual"}\
                    """
                            .formatted(MESSAGE),
                    "updateConversation",
                    """
                    {"title": "Cities", "metadata": {"project": "atlas"}, "model": "usual", "archived": false}\
                    """,
                    "createItems",
                    """
                    {"items": [%s]}\
                    """
                            .formatted(MESSAGE),
                    "editItem",
                    """
                    {"content": [{"type": "input_text", "text": "What is that?"}]}\
                    """,
                    "createResponse",
                    RESPONSE,
                    "countInputTokens",
                    RESPONSE,
                    "createChatCompletion",
                    """
                    {"model": "usual", "messages": [{"role": "system", "content": "Be brief."},
                      {"role": "user", "content": [{"type": "text", "text": "Hello"}]}], "temperature": 0.5,
                     "tools": [{"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object"}}}],
                     "tool_choice": "auto", "stream_options": {"include_usage": true}, "stream": true}\
                    """,
                    "changeModelSettings",
                    """
                    {"provider": "default", "model": "usual", "parameters": {"temperature": 0.3, "max_output_tokens": 4096}}\
                    """,
                    "checkModelSettings",
                    """
                    {"provider": "default", "model": "usual", "parameters": {"temperature": 0.3}}\
                    """,
                    "cancelResponse",
                    "{}");

    private final Map<String, String> variables;

    private Examples(Map<String, String> variables) {
        this.variables = variables;
    }

    /** Has a conversation with an answer in it made. */
    static Examples on(Server server) {
        var things = Things.of(new KeyHolder(server, ""));
        return new Examples(
                Map.of(
                        "conversation_id",
                        things.conversation(),
                        "response_id",
                        things.response(),
                        "item_id",
                        things.item(),
                        "model",
                        "usual",
                        "scope",
                        "installation"));
    }

    /** An address with everything in it that exists. */
    String path(Document.Operation operation) {
        return path(operation, "", "");
    }

    /** The same with another value for one variable, which is percent-encoded already. */
    String path(Document.Operation operation, String variable, String value) {
        var path = operation.path();
        for (var each : variables.entrySet()) {
            path =
                    path.replace(
                            "{" + each.getKey() + "}",
                            each.getKey().equals(variable) ? value : each.getValue());
        }
        return path;
    }

    /** The query that an operation cannot do without. */
    static String query(Document.Operation operation) {
        return switch (operation.id()) {
            case "search" -> "query=capital";
            case "listUsage" -> "start_time=0";
            default -> "";
        };
    }

    String body(Document.Operation operation) {
        return bodyOf(operation);
    }

    /** What an operation would take. */
    static String bodyOf(Document.Operation operation) {
        var body = BODIES.get(operation.id());
        if (body == null) {
            throw new AssertionError("say what " + operation.id() + " would take");
        }
        return body;
    }
}
