package dev.parley.streaming.openai.chat;

import dev.parley.application.input.InputObject;
import dev.parley.application.message.Input;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Part;
import dev.parley.streaming.openai.items.ItemReader;
import dev.parley.streaming.openai.items.ItemWriter;
import dev.parley.streaming.openai.items.MediaReader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the messages of a chat (contract, section 9.1). */
final class ChatMessages {

    private static final List<String> ROLES =
            List.of("developer", "system", "user", "assistant", "tool", "function");

    private final List<Input> read = new ArrayList<>();

    /** Calls of the old kind have no ids; these are made up, by the function's name. */
    private final Map<String, String> callsByFunction = new HashMap<>();

    private ChatMessages() {}

    static List<Input> read(InputObject request) {
        var messages = request.list("messages", Integer.MAX_VALUE);
        if (messages.isEmpty()) {
            throw request.value("messages")
                    .refused(Rule.MISSING, "is required, with at least one message");
        }
        var reader = new ChatMessages();
        messages.forEach(message -> reader.message(message.object()));
        return reader.read;
    }

    private void message(InputObject message) {
        var role = message.oneOf("role", ROLES);
        switch (role) {
            case "developer" -> said(message, Author.DEVELOPER);
            case "system" -> said(message, Author.SYSTEM);
            case "user" -> said(message, Author.USER);
            case "assistant" -> assistant(message);
            case "tool" ->
                    returned(message, message.requiredText("tool_call_id", Integer.MAX_VALUE));
            case "function" -> {
                var name = message.requiredText("name");
                returned(message, callsByFunction.getOrDefault(name, name));
            }
            case null, default -> throw message.value("role").refused(Rule.MISSING, "is required");
        }
    }

    private void said(InputObject message, Author author) {
        var parts = parts(message, author);
        if (parts.isEmpty()) {
            throw message.value("content").refused(Rule.MISSING, "is required");
        }
        add(author, new Content.Said(parts));
    }

    private void assistant(InputObject message) {
        var parts = new ArrayList<>(parts(message, Author.ASSISTANT));
        var refusal = message.text("refusal");
        if (refusal != null) {
            parts.add(new Part.Refusal(refusal));
        }
        if (!parts.isEmpty()) {
            add(Author.ASSISTANT, new Content.Said(parts));
        }
        var calls = message.list("tool_calls", Integer.MAX_VALUE);
        for (var value : calls) {
            var call = value.object();
            called(call.requiredText("id"), call.requiredObject("function"));
        }
        var function = message.object("function_call");
        if (function != null) {
            var id = "call_" + read.size();
            callsByFunction.put(function.requiredText("name"), id);
            called(id, function);
        }
        if (parts.isEmpty() && calls.isEmpty() && function == null) {
            throw message.value("content").refused(Rule.MISSING, "or \"tool_calls\" is required");
        }
    }

    private void called(String id, InputObject function) {
        add(
                Author.ASSISTANT,
                new Content.ToolCalled(
                        id,
                        ItemReader.name(function, "name"),
                        function.requiredText("arguments", ItemReader.LONGEST_TEXT)));
    }

    private void returned(InputObject message, String callId) {
        var content = message.value("content");
        if (content.isAbsent()) {
            throw content.refused(Rule.MISSING, "is required");
        }
        add(
                Author.TOOL,
                new Content.ToolReturned(
                        callId,
                        content.isText()
                                ? new Content.Output.Plain(content.text())
                                : new Content.Output.Parts(parts(message, Author.TOOL))));
    }

    private static List<Part> parts(InputObject message, Author author) {
        var content = message.value("content");
        if (content.isAbsent()) {
            return List.of();
        }
        if (content.isText()) {
            var text = message.requiredText("content", ItemReader.LONGEST_TEXT);
            return text.isEmpty() && author == Author.ASSISTANT
                    ? List.of()
                    : List.of(new Part.Text(text));
        }
        if (!content.isList()) {
            throw content.refused(Rule.WRONG_TYPE, "must be a string or an array");
        }
        return message.list("content", Integer.MAX_VALUE).stream()
                .map(part -> part(part.object(), author))
                .toList();
    }

    private static Part part(InputObject part, Author author) {
        var type = part.requiredText("type");
        var isTaken =
                switch (author) {
                    case USER -> !type.equals("refusal");
                    case ASSISTANT -> type.equals("text") || type.equals("refusal");
                    case SYSTEM, DEVELOPER, TOOL -> type.equals("text");
                };
        return switch (isTaken ? type : "") {
            case "text" -> new Part.Text(part.requiredText("text", ItemReader.LONGEST_TEXT));
            case "image_url" -> MediaReader.image(part.requiredObject("image_url"), "url");
            case "file" -> MediaReader.chatFile(part.requiredObject("file"));
            case "refusal" ->
                    new Part.Refusal(part.requiredText("refusal", ItemReader.LONGEST_TEXT));
            case "input_audio", "video_url" ->
                    throw part.value("type")
                            .refused(Rule.UNSUPPORTED, "is \"" + type + "\", not offered here");
            default ->
                    throw part.value("type")
                            .refused(
                                    Rule.INVALID_VALUE,
                                    "is \""
                                            + type
                                            + "\", which is not taken from role \""
                                            + ItemWriter.role(author)
                                            + "\"");
        };
    }

    private void add(Author author, Content content) {
        read.add(new Input.New(new Draft(author, content)));
    }
}
