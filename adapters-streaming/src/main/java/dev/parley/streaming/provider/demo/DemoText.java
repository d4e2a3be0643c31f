package dev.parley.streaming.provider.demo;

import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Part;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the demo model says. */
final class DemoText {

    private static final int QUOTED = 80;

    private static final String ABOUT =
            """
            I am Parley's built-in demo model, not a language model: I understand nothing of it, and everybody who asks \
            this gets these words.

            What you can try with me: watch the words come in, stop me in the middle, close the window and come back, or \
            ask from two windows at once. Nothing that you have seen is lost.

            To get real answers, set a model provider: its base URL, its key and a model's name.\
            """;

    private DemoText() {}

    static String answering(List<Draft> context) {
        if (context.isEmpty()) {
            return "You have asked nothing yet. " + ABOUT;
        }
        var last = context.getLast();
        var quoted = quoted(text(last.content()));
        if (last.content() instanceof Content.ToolReturned) {
            return "The tool returned "
                    + (quoted.isEmpty() ? "nothing that I could read" : "\"" + quoted + "\"")
                    + ". A language model would now make an answer of it. "
                    + ABOUT;
        }
        return (quoted.isEmpty()
                        ? "You sent something without words"
                        : "You said \"" + quoted + "\"")
                + shown(last)
                + ". "
                + ABOUT;
    }

    /** How many words a call has, for its token counts. */
    static long wordsIn(@Nullable String instructions, List<Draft> context) {
        var texts = context.stream().map(draft -> text(draft.content()));
        return Stream.concat(Stream.ofNullable(instructions), texts)
                .mapToLong(text -> Words.of(text).size())
                .sum();
    }

    private static String shown(Draft draft) {
        if (!(draft.content() instanceof Content.Said(var parts))) {
            return "";
        }
        var images = parts.stream().filter(Part.Image.class::isInstance).count();
        var files = parts.stream().filter(Part.File.class::isInstance).count();
        if (images + files == 0) {
            return "";
        }
        return " (with "
                + counted(images, "picture")
                + (images > 0 && files > 0 ? " and " : "")
                + counted(files, "file")
                + ")";
    }

    private static String counted(long count, String thing) {
        return count == 0 ? "" : count + " " + thing + (count == 1 ? "" : "s");
    }

    private static String quoted(String text) {
        var oneLine = text.strip().replaceAll("\\s+", " ");
        return oneLine.codePointCount(0, oneLine.length()) <= QUOTED
                ? oneLine
                : oneLine.substring(0, oneLine.offsetByCodePoints(0, QUOTED)) + "…";
    }

    private static String text(Content content) {
        return switch (content) {
            case Content.Said(var parts) -> text(parts);
            case Content.Reasoned _ -> "";
            case Content.ToolCalled(_, _, var arguments) -> arguments;
            case Content.ToolReturned(_, Content.Output.Plain(var text)) -> text;
            case Content.ToolReturned(_, Content.Output.Parts(var parts)) -> text(parts);
        };
    }

    private static String text(List<Part> parts) {
        return parts.stream()
                .map(part ->
                        switch (part) {
                            case Part.Text(var text, _) -> text;
                            case Part.Refusal(var text) -> text;
                            case Part.Image _, Part.File _ -> "";
                        })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
