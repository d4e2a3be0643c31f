package dev.parley.domain.search;

import dev.parley.domain.message.Content;
import dev.parley.domain.message.Part;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The words of a message that can be searched for: what was said. Reasoning and tool traffic cannot
 * be found.
 */
public final class SearchableText {

    private SearchableText() {}

    /** Empty if the message says nothing that can be found. */
    public static String of(Content content) {
        return switch (content) {
            case Content.Said(List<Part> parts) ->
                    parts.stream()
                            .map(SearchableText::of)
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining("\n"));
            case Content.Reasoned _, Content.ToolCalled _, Content.ToolReturned _ -> "";
        };
    }

    private static String of(Part part) {
        return switch (part) {
            case Part.Text(var text, _) -> text;
            case Part.Refusal(var text) -> text;
            case Part.File(var name, _) -> name == null ? "" : name;
            case Part.Image _ -> "";
        };
    }
}
