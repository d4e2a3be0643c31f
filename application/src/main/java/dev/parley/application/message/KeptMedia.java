package dev.parley.application.message;

import dev.parley.application.message.port.Attachments;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Moves the bytes of pictures and files into the store, and out of it again for those who need them
 * in hand.
 */
public final class KeptMedia {

    private final Attachments attachments;

    public KeptMedia(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The input with all bytes put into the store. */
    public List<Input> keep(List<Input> input) {
        return input.stream().map(this::keep).toList();
    }

    private Input keep(Input input) {
        return switch (input) {
            case Input.New(Draft(var author, var content, var phase)) ->
                    new Input.New(new Draft(author, keep(content), phase));
            case Input.Reference _ -> input;
        };
    }

    /** The content with all bytes put into the store. */
    public Content keep(Content content) {
        return change(
                content,
                media ->
                        switch (media) {
                            case Media.Inline(var mediaType, var bytes) ->
                                    new Media.Stored(
                                            attachments.put(bytes), mediaType, bytes.length);
                            case Media.Remote _, Media.Stored _ -> media;
                        });
    }

    /**
     * The content with all bytes in hand. Bytes that are gone from the store become an empty file
     * of their type.
     */
    public Content load(Content content) {
        return change(
                content,
                media ->
                        switch (media) {
                            case Media.Stored(var blob, var mediaType, _) ->
                                    new Media.Inline(
                                            mediaType, attachments.read(blob).orElse(new byte[0]));
                            case Media.Remote _, Media.Inline _ -> media;
                        });
    }

    private static Content change(Content content, UnaryOperator<Media> change) {
        return switch (content) {
            case Content.Said(var parts) -> new Content.Said(change(parts, change));
            case Content.ToolReturned(var callId, Content.Output.Parts(var parts)) ->
                    new Content.ToolReturned(
                            callId, new Content.Output.Parts(change(parts, change)));
            case Content.ToolReturned _, Content.ToolCalled _, Content.Reasoned _ -> content;
        };
    }

    private static List<Part> change(List<Part> parts, UnaryOperator<Media> change) {
        return parts.stream().map(part -> change(part, change)).toList();
    }

    private static Part change(Part part, UnaryOperator<Media> change) {
        return switch (part) {
            case Part.Image(var media, var detail) -> new Part.Image(change.apply(media), detail);
            case Part.File(var name, var media) -> new Part.File(name, change.apply(media));
            case Part.Text _, Part.Refusal _ -> part;
        };
    }
}
