package dev.parley.persistence.message;

import dev.parley.domain.message.BlobId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a message refers to among the stored bytes. */
final class Blobs {

    private Blobs() {}

    static Set<BlobId> of(Content content) {
        return parts(content).stream().flatMap(Blobs::of).collect(Collectors.toSet());
    }

    private static List<Part> parts(Content content) {
        return switch (content) {
            case Content.Said(var parts) -> parts;
            case Content.ToolReturned(_, Content.Output.Parts(var parts)) -> parts;
            case Content.ToolReturned _, Content.Reasoned _, Content.ToolCalled _ -> List.of();
        };
    }

    private static Stream<BlobId> of(Part part) {
        return switch (part) {
            case Part.Image(Media.Stored(var blob, _, _), _) -> Stream.of(blob);
            case Part.File(_, Media.Stored(var blob, _, _)) -> Stream.of(blob);
            case Part.Image _, Part.File _, Part.Text _, Part.Refusal _ -> Stream.empty();
        };
    }
}
