package dev.parley.streaming.provider.chatcompletions;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.domain.generation.BeyondProvider;
import dev.parley.domain.generation.BeyondProvider.Matter;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;
import dev.parley.streaming.provider.attachment.FileText;
import dev.parley.streaming.provider.preset.Habit;
import dev.parley.streaming.provider.preset.Preset;

import java.util.Optional;
import java.util.stream.Stream;

/** Knows what a service of this wire does not take, before it is asked. */
final class ChatObjections {

    static final String NO_FILES = "This model provider takes no files that are not text.";
    static final String NO_ADDRESSES =
            "This model provider takes no files by address: send the file itself.";

    private final Preset preset;

    ChatObjections(Preset preset) {
        this.preset = preset;
    }

    Optional<BeyondProvider> to(ModelCall call) {
        if (call.request().format() instanceof OutputFormat.JsonSchema
                && !preset.has(Habit.JSON_SCHEMA)) {
            return Optional.of(
                    new BeyondProvider(
                            Matter.OUTPUT_FORMAT,
                            "This model provider keeps to no JSON Schema: ask for \"json_object\""
                                    + " and put the schema into the instructions."));
        }
        return call.context().stream()
                .flatMap(ChatObjections::files)
                .flatMap(file -> toFile(file).stream())
                .findFirst()
                .map(sentence -> new BeyondProvider(Matter.FILE, sentence));
    }

    /** Why a file cannot be sent; nothing if it can. */
    Optional<String> toFile(Part.File file) {
        if (FileText.of(file).isPresent()) {
            return Optional.empty();
        }
        if (!preset.has(Habit.FILES)) {
            return Optional.of(NO_FILES);
        }
        return file.media() instanceof Media.Remote && !preset.has(Habit.FILE_ADDRESSES)
                ? Optional.of(NO_ADDRESSES)
                : Optional.empty();
    }

    private static Stream<Part.File> files(Draft draft) {
        return switch (draft.content()) {
            case Content.Said(var parts) -> files(parts.stream());
            case Content.ToolReturned(_, Content.Output.Parts(var parts)) -> files(parts.stream());
            case Content.ToolReturned _, Content.ToolCalled _, Content.Reasoned _ -> Stream.empty();
        };
    }

    private static Stream<Part.File> files(Stream<Part> parts) {
        return parts.filter(Part.File.class::isInstance).map(Part.File.class::cast);
    }
}
