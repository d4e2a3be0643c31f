package dev.parley.streaming.openai.exports;

import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.Part;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a conversation for people to read. */
final class MarkdownWriter {

    private static final String FENCE = "```";

    private MarkdownWriter() {}

    static String title(Conversation conversation) {
        var title = conversation.title();
        return "# " + (title == null ? "Conversation" : title.value()) + "\n";
    }

    static String message(Message message) {
        return switch (message.content()) {
            case Content.Said(var parts) -> "\n## " + name(message.author()) + "\n\n" + said(parts);
            case Content.Reasoned(var summaries, var texts) ->
                    "\n## Reasoning\n\n" + quoted(texts.isEmpty() ? summaries : texts);
            case Content.ToolCalled(_, var tool, var arguments) ->
                    "\n## Call of " + tool + "\n\n" + fenced("json", arguments);
            case Content.ToolReturned(_, Content.Output.Plain(var text)) ->
                    "\n## Result\n\n" + fenced("", text);
            case Content.ToolReturned(_, Content.Output.Parts(var parts)) ->
                    "\n## Result\n\n" + said(parts);
        };
    }

    private static String said(List<Part> parts) {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(part(part)).append('\n'));
        return text.toString();
    }

    private static String part(Part part) {
        return switch (part) {
            case Part.Text(var text, _) -> text;
            case Part.Refusal(var text) -> text;
            case Part.Image(var media, _) -> "![picture](" + address(media) + ")";
            case Part.File(var name, var media) ->
                    "[" + (name == null ? "file" : name) + "](" + address(media) + ")";
        };
    }

    private static String address(Media media) {
        return media instanceof Media.Remote(var url) ? url : "";
    }

    private static String quoted(List<String> texts) {
        return String.join("\n\n", texts)
                .lines()
                .map(line -> "> " + line + "\n")
                .collect(Collectors.joining());
    }

    private static String fenced(String language, String text) {
        var fence = text.contains(FENCE) ? FENCE + "`" : FENCE;
        return fence + language + "\n" + text + "\n" + fence + "\n";
    }

    private static String name(Author author) {
        return switch (author) {
            case USER -> "User";
            case ASSISTANT -> "Assistant";
            case SYSTEM -> "System";
            case DEVELOPER -> "Developer";
            case TOOL -> "Tool";
        };
    }
}
