package dev.parley.streaming.provider.standin;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Anthropic's Messages: blocks that are opened and closed. One instance writes one answer. */
final class MessagesWire implements Wire {

    private final StringBuilder before = new StringBuilder();
    private int block = -1;
    private @Nullable String open;
    private boolean hasStarted;

    @Override
    public Optional<String> event(Step step) {
        before.setLength(0);
        var event =
                switch (step) {
                    case Step.Text(var text) ->
                            piece(
                                    "text",
                                    "{\"type\":\"text\",\"text\":\"\"}",
                                    "text_delta",
                                    "text",
                                    text);
                    case Step.Reasoning(var text) ->
                            piece(
                                    "thinking",
                                    "{\"type\":\"thinking\",\"thinking\":\"\"}",
                                    "thinking_delta",
                                    "thinking",
                                    text);
                    case Step.Refusal(var text) ->
                            piece(
                                    "text",
                                    "{\"type\":\"text\",\"text\":\"\"}",
                                    "text_delta",
                                    "text",
                                    text);
                    case Step.CallBegins(var call, var id, var tool) -> {
                        begin(
                                "call" + call,
                                "{\"type\":\"tool_use\",\"id\":%s,\"name\":%s,\"input\":{}}"
                                        .formatted(JsonText.of(id), JsonText.of(tool)));
                        yield "";
                    }
                    case Step.CallArguments(var call, var text) ->
                            piece("call" + call, "{}", "input_json_delta", "partial_json", text);
                    case Step.CallEnds _ -> {
                        end();
                        yield "";
                    }
                    case Step.Nothing _ -> event("ping", "");
                    case Step.Usage(_, _, var output, _) ->
                            event(
                                    "message_delta",
                                    ",\"delta\":{},\"usage\":{\"output_tokens\":%d}"
                                            .formatted(output));
                    case Step.Finish(var reason) -> {
                        end();
                        yield event(
                                "message_delta",
                                ",\"delta\":{\"stop_reason\":%s,\"stop_sequence\":null}"
                                        .formatted(JsonText.of(reason)));
                    }
                    case Step.Done _ -> event("message_stop", "");
                    case Step.Complaint(var type, var message) ->
                            event(
                                    "error",
                                    ",\"error\":{\"type\":%s,\"message\":%s}"
                                            .formatted(JsonText.of(type), JsonText.of(message)));
                    case Step.Cites _,
                            Step.Raw _,
                            Step.Gate _,
                            Step.Pause _,
                            Step.Silence _,
                            Step.Reset _,
                            Step.HangUp _,
                            Step.EndlessLine _ ->
                            "";
                };
        var written = before + event;
        return written.isEmpty() ? Optional.empty() : Optional.of(start() + written.strip());
    }

    /** Every answer begins with what it read. */
    private String start() {
        if (hasStarted) {
            return "";
        }
        hasStarted = true;
        return event(
                "message_start",
                ",\"message\":{\"id\":\"msg_1\",\"role\":\"assistant\",\"content\":[],\"usage\":{\"input_tokens\":5,\"cache_creation_input_tokens\":1,\"cache_read_input_tokens\":2,\"output_tokens\":1}}");
    }

    private String piece(String kind, String beginning, String type, String member, String text) {
        if (!kind.equals(open)) {
            begin(kind, beginning);
        }
        return event(
                "content_block_delta",
                ",\"index\":%d,\"delta\":{\"type\":\"%s\",\"%s\":%s}"
                        .formatted(block, type, member, JsonText.of(text)));
    }

    private void begin(String kind, String beginning) {
        end();
        open = kind;
        block++;
        before.append(
                event(
                        "content_block_start",
                        ",\"index\":%d,\"content_block\":%s".formatted(block, beginning)));
    }

    private void end() {
        if (open != null) {
            open = null;
            before.append(event("content_block_stop", ",\"index\":" + block));
        }
    }

    private static String event(String type, String members) {
        return "event: %s\ndata: {\"type\":\"%s\"%s}\n\n".formatted(type, type, members);
    }
}
