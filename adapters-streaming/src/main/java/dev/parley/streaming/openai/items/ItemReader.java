package dev.parley.streaming.openai.items;

import dev.parley.application.input.InputObject;
import dev.parley.application.input.InputValue;
import dev.parley.application.message.Input;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Part;
import dev.parley.domain.message.Phase;
import dev.parley.streaming.openai.wire.WireIds;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the items that clients send (contract, section 4.3), their own answers' output included.
 * Members that are not known inside an item are passed over, because SDKs decorate items.
 */
public final class ItemReader {

    public static final int LONGEST_TEXT = 10_485_760;
    static final int LONGEST_NAME = 64;

    private static final Set<String> REFERENCE = Set.of("type", "id");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final List<String> ROLES = List.of("user", "assistant", "system", "developer");
    private static final List<String> PHASES = List.of("commentary", "final_answer");

    private ItemReader() {}

    public static List<Input> items(List<InputValue> items) {
        var read = new ArrayList<Input>(items.size());
        for (var item : items) {
            read.add(item(item.object()));
        }
        return read;
    }

    private static Input item(InputObject item) {
        var type = item.text("type");
        if (type == null) {
            if (item.has("role")) {
                return message(item);
            }
            if (item.has("id")) {
                return reference(item);
            }
            throw item.value("type").refused(Rule.MISSING, "is required");
        }
        return switch (type) {
            case "message" -> message(item);
            case "function_call" -> call(item);
            case "function_call_output" -> output(item);
            case "reasoning" -> reasoning(item);
            case "item_reference" -> reference(item);
            default ->
                    throw item.value("type")
                            .refused(Rule.INVALID_VALUE, "is \"" + type + "\", which is not taken");
        };
    }

    private static Input reference(InputObject item) {
        item.refuseUnknown(REFERENCE);
        return new Input.Reference(WireIds.item(item.requiredText("id")));
    }

    private static Input message(InputObject item) {
        var role = item.oneOf("role", ROLES);
        if (role == null) {
            throw item.value("role").refused(Rule.MISSING, "is required");
        }
        var author = author(role);
        var phase = author == Author.ASSISTANT ? item.oneOf("phase", PHASES) : null;
        return new Input.New(new Draft(author, said(item, author), phase(phase)));
    }

    /** What a message says, as text or in parts. */
    public static Content.Said said(InputObject item, Author author) {
        var content = item.value("content");
        if (content.isAbsent()) {
            throw content.refused(Rule.MISSING, "is required");
        }
        if (content.isText()) {
            return Content.Said.text(item.requiredText("content", LONGEST_TEXT));
        }
        if (!content.isList()) {
            throw content.refused(Rule.WRONG_TYPE, "must be a string or an array");
        }
        var parts = new ArrayList<Part>();
        for (var part : item.list("content", Integer.MAX_VALUE)) {
            parts.add(part(part.object(), author));
        }
        if (parts.isEmpty() && author != Author.ASSISTANT) {
            throw content.refused(Rule.INVALID_VALUE, "must have at least one part");
        }
        return new Content.Said(parts);
    }

    private static Part part(InputObject part, Author author) {
        var type = part.requiredText("type");
        var isTaken =
                switch (author) {
                    case ASSISTANT -> type.equals("output_text") || type.equals("refusal");
                    case SYSTEM, DEVELOPER -> type.equals("input_text");
                    case USER, TOOL ->
                            type.equals("input_text")
                                    || type.equals("input_image")
                                    || type.equals("input_file");
                };
        return switch (isTaken ? type : "") {
            case "input_text" -> new Part.Text(part.requiredText("text", LONGEST_TEXT));
            case "output_text" ->
                    new Part.Text(part.requiredText("text", LONGEST_TEXT), citations(part));
            case "refusal" -> new Part.Refusal(part.requiredText("refusal", LONGEST_TEXT));
            case "input_image" -> MediaReader.inputImage(part);
            case "input_file" -> MediaReader.inputFile(part);
            default -> throw refusedPart(part, type, author);
        };
    }

    private static RuntimeException refusedPart(InputObject part, String type, Author author) {
        var isOtherMedium = type.contains("audio") || type.contains("video");
        return part.value("type")
                .refused(
                        isOtherMedium ? Rule.UNSUPPORTED : Rule.INVALID_VALUE,
                        "is \""
                                + type
                                + "\", which is not taken from role \""
                                + ItemWriter.role(author)
                                + "\"");
    }

    private static List<Part.Citation> citations(InputObject part) {
        var citations = new ArrayList<Part.Citation>();
        for (var value : part.list("annotations", Integer.MAX_VALUE)) {
            var annotation = value.object();
            if ("url_citation".equals(annotation.text("type"))) {
                citations.add(
                        new Part.Citation(
                                annotation.requiredText("url"),
                                annotation.requiredText("title"),
                                index(annotation, "start_index"),
                                index(annotation, "end_index")));
            }
        }
        return citations;
    }

    private static int index(InputObject annotation, String name) {
        var index = annotation.integer(name, 0, Integer.MAX_VALUE);
        return index == null ? 0 : index;
    }

    private static Input call(InputObject item) {
        return fromAssistant(
                new Content.ToolCalled(
                        callId(item),
                        name(item, "name"),
                        item.requiredText("arguments", LONGEST_TEXT)));
    }

    /** The name of a tool. */
    public static String name(InputObject object, String member) {
        var name = object.requiredText(member, LONGEST_NAME);
        if (!NAME.matcher(name).matches()) {
            throw object.value(member)
                    .refused(
                            Rule.INVALID_VALUE,
                            "must have 1 to 64 letters, digits, underscores and hyphens");
        }
        return name;
    }

    private static String callId(InputObject item) {
        var callId = item.requiredText("call_id", LONGEST_NAME);
        if (callId.isEmpty()) {
            throw item.value("call_id").refused(Rule.INVALID_VALUE, "must have 1 to 64 characters");
        }
        return callId;
    }

    private static Input output(InputObject item) {
        var output = item.value("output");
        if (output.isAbsent()) {
            throw output.refused(Rule.MISSING, "is required");
        }
        if (!output.isText() && !output.isList()) {
            throw output.refused(Rule.WRONG_TYPE, "must be a string or an array");
        }
        var callId = callId(item);
        var result =
                output.isText()
                        ? new Content.Output.Plain(item.requiredText("output", LONGEST_TEXT))
                        : new Content.Output.Parts(
                                item.list("output", Integer.MAX_VALUE).stream()
                                        .map(part -> part(part.object(), Author.TOOL))
                                        .toList());
        return new Input.New(new Draft(Author.TOOL, new Content.ToolReturned(callId, result)));
    }

    private static Input reasoning(InputObject item) {
        if (!item.has("summary")) {
            throw item.value("summary").refused(Rule.MISSING, "is required");
        }
        return fromAssistant(new Content.Reasoned(texts(item, "summary"), texts(item, "content")));
    }

    private static List<String> texts(InputObject item, String member) {
        return item.list(member, Integer.MAX_VALUE).stream()
                .map(part -> part.object().requiredText("text", LONGEST_TEXT))
                .toList();
    }

    private static Input fromAssistant(Content content) {
        return new Input.New(new Draft(Author.ASSISTANT, content));
    }

    private static Author author(String role) {
        return switch (role) {
            case "user" -> Author.USER;
            case "assistant" -> Author.ASSISTANT;
            case "system" -> Author.SYSTEM;
            default -> Author.DEVELOPER;
        };
    }

    private static @Nullable Phase phase(@Nullable String phase) {
        return phase == null
                ? null
                : phase.equals("commentary") ? Phase.COMMENTARY : Phase.FINAL_ANSWER;
    }
}
