package dev.parley.streaming.openai.wire;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.streaming.http.PrefixedId;

import java.util.List;
import java.util.UUID;

/** The ids of this wire. */
public final class WireIds {

    private static final String CONVERSATION = "conv_";
    private static final String RESPONSE = "resp_";
    private static final String CHAT_COMPLETION = "chatcmpl-";
    private static final String SAID = "msg_";
    private static final String REASONED = "rs_";
    private static final String TOOL_CALLED = "fc_";
    private static final String TOOL_RETURNED = "fco_";
    private static final List<String> ITEMS = List.of(SAID, REASONED, TOOL_CALLED, TOOL_RETURNED);

    private WireIds() {}

    public static String of(ConversationId id) {
        return PrefixedId.of(CONVERSATION, id.value());
    }

    public static String of(GenerationId id) {
        return PrefixedId.of(RESPONSE, id.value());
    }

    public static String ofChatCompletion(GenerationId id) {
        return PrefixedId.of(CHAT_COMPLETION, id.value());
    }

    public static String of(Message message) {
        return of(message.id(), message.content());
    }

    public static String of(MessageId id, Content content) {
        var prefix =
                switch (content) {
                    case Content.Said _ -> SAID;
                    case Content.Reasoned _ -> REASONED;
                    case Content.ToolCalled _ -> TOOL_CALLED;
                    case Content.ToolReturned _ -> TOOL_RETURNED;
                };
        return PrefixedId.of(prefix, id.value());
    }

    /** The id of an item of which only its kind is known. */
    public static String ofKind(MessageId id, String kind) {
        var prefix =
                switch (kind) {
                    case "reasoned" -> REASONED;
                    case "tool_called" -> TOOL_CALLED;
                    case "tool_returned" -> TOOL_RETURNED;
                    default -> SAID;
                };
        return PrefixedId.of(prefix, id.value());
    }

    public static ConversationId conversation(String text) {
        return new ConversationId(PrefixedId.read(CONVERSATION, text));
    }

    public static GenerationId response(String text) {
        return new GenerationId(PrefixedId.read(RESPONSE, text));
    }

    public static MessageId item(String text) {
        UUID found = PrefixedId.NOBODY;
        for (var prefix : ITEMS) {
            if (found.equals(PrefixedId.NOBODY)) {
                found = PrefixedId.read(prefix, text);
            }
        }
        return new MessageId(found);
    }
}
