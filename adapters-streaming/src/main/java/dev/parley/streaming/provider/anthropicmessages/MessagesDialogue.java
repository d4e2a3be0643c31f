package dev.parley.streaming.provider.anthropicmessages;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Part;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a dialogue: the system's words apart, then user and assistant in turns. Neighbours of one
 * role become one message, tools' results belong to the user, and reasoning is left out.
 */
final class MessagesDialogue {

    private static final String USER = "user";
    private static final String ASSISTANT = "assistant";

    private final JsonGenerator json;
    private final MessagesBlocks blocks;
    private @Nullable String open;

    MessagesDialogue(JsonGenerator json) {
        this.json = json;
        this.blocks = new MessagesBlocks(json);
    }

    void write(@Nullable String instructions, List<Draft> context) throws IOException {
        system(instructions, context);
        json.writeArrayFieldStart("messages");
        for (var draft : context) {
            if (!isSystem(draft)) {
                write(draft);
            }
        }
        end();
        json.writeEndArray();
    }

    private void system(@Nullable String instructions, List<Draft> context) throws IOException {
        var said =
                context.stream()
                        .filter(MessagesDialogue::isSystem)
                        .map(draft -> text(draft.content()));
        var all =
                Stream.concat(Stream.ofNullable(instructions), said)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n\n"));
        if (!all.isEmpty()) {
            json.writeStringField("system", all);
        }
    }

    private void write(Draft draft) throws IOException {
        switch (draft.content()) {
            case Content.Reasoned _ -> {
                // only signed thoughts are taken back, and signatures are not kept
            }
            case Content.ToolCalled call -> {
                begin(ASSISTANT);
                blocks.call(call);
            }
            case Content.ToolReturned result -> {
                begin(USER);
                blocks.result(result);
            }
            case Content.Said(var parts) -> {
                var said = parts.stream().filter(part -> !isBlank(part)).toList();
                if (!said.isEmpty()) {
                    begin(draft.author() == Author.ASSISTANT ? ASSISTANT : USER);
                    blocks.parts(said);
                }
            }
        }
    }

    private void begin(String role) throws IOException {
        if (Objects.equals(open, role)) {
            return;
        }
        end();
        open = role;
        json.writeStartObject();
        json.writeStringField("role", role);
        json.writeArrayFieldStart("content");
    }

    private void end() throws IOException {
        if (open != null) {
            json.writeEndArray();
            json.writeEndObject();
            open = null;
        }
    }

    private static boolean isSystem(Draft draft) {
        return (draft.author() == Author.SYSTEM || draft.author() == Author.DEVELOPER)
                && draft.content() instanceof Content.Said;
    }

    /** Blank texts are refused by this wire. */
    private static boolean isBlank(Part part) {
        return part instanceof Part.Text(var text, _) && text.isBlank();
    }

    private static String text(Content content) {
        return content instanceof Content.Said(var parts)
                ? parts.stream()
                        .map(part -> part instanceof Part.Text(var text, _) ? text : "")
                        .collect(Collectors.joining("\n"))
                : "";
    }
}
