package dev.parley.streaming.provider.anthropicmessages;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.domain.generation.BeyondProvider;
import dev.parley.domain.generation.BeyondProvider.Matter;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;
import dev.parley.streaming.provider.attachment.FileText;

import java.util.List;
import java.util.Optional;

/** Knows what this wire has no words for, before anybody is asked. */
final class MessagesObjections {

    static final String NO_FREE_JSON =
            "This model provider promises no JSON without a schema: give it one.";
    static final String NO_OTHER_FILES = "This model provider takes no files but text and PDF.";

    private static final String PDF = "application/pdf";

    private MessagesObjections() {}

    static Optional<BeyondProvider> to(ModelCall call) {
        if (call.request().format() instanceof OutputFormat.JsonObject) {
            return Optional.of(new BeyondProvider(Matter.OUTPUT_FORMAT, NO_FREE_JSON));
        }
        var hasForeignFile =
                call.context().stream()
                        .flatMap(draft -> parts(draft.content()).stream())
                        .anyMatch(part -> part instanceof Part.File file && !isTaken(file));
        return hasForeignFile
                ? Optional.of(new BeyondProvider(Matter.FILE, NO_OTHER_FILES))
                : Optional.empty();
    }

    static boolean isTaken(Part.File file) {
        return FileText.of(file).isPresent()
                || !(file.media() instanceof Media.Inline(var type, _))
                || type.equals(PDF);
    }

    private static List<Part> parts(Content content) {
        return switch (content) {
            case Content.Said(var parts) -> parts;
            case Content.ToolReturned(_, Content.Output.Parts(var parts)) -> parts;
            case Content.ToolReturned _, Content.ToolCalled _, Content.Reasoned _ -> List.of();
        };
    }
}
