package dev.parley.streaming.provider.standin;

import java.util.Optional;

/** Chat completions. */
final class ChatWire implements Wire {

    private final String model;

    ChatWire(String model) {
        this.model = model;
    }

    @Override
    public Optional<String> event(Step step) {
        return switch (step) {
            case Step.Text(var text) -> delta("\"content\":" + JsonText.of(text));
            case Step.Reasoning(var text) -> delta("\"reasoning_content\":" + JsonText.of(text));
            case Step.Refusal(var text) -> delta("\"refusal\":" + JsonText.of(text));
            case Step.CallBegins(var call, var id, var tool) ->
                    delta(
                            """
                            "tool_calls":[{"index":%d,"id":%s,"type":"function","function":{"name":%s,"arguments":""}}]\
                            """
                                    .formatted(call, JsonText.of(id), JsonText.of(tool)));
            case Step.CallArguments(var call, var text) ->
                    delta(
                            "\"tool_calls\":[{\"index\":%d,\"function\":{\"arguments\":%s}}]"
                                    .formatted(call, JsonText.of(text)));
            case Step.CallEnds _ -> Optional.empty();
            case Step.Cites(var url, var title, var start, var end) ->
                    delta(
                            """
                            "annotations":[{"type":"url_citation","url_citation":{"url":%s,"title":%s,"start_index":%d,"end_index":%d}}]\
                            """
                                    .formatted(JsonText.of(url), JsonText.of(title), start, end));
            case Step.Nothing _ ->
                    delta("\"role\":\"assistant\",\"content\":\"\",\"refusal\":null");
            case Step.Usage(var input, var cached, var output, var reasoning) ->
                    chunk(
                            "[]",
                            """
                            ,"usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d,\
                            "prompt_tokens_details":{"cached_tokens":%d},"completion_tokens_details":{"reasoning_tokens":%d}}\
                            """
                                    .formatted(input, output, input + output, cached, reasoning));
            case Step.Finish(var reason) ->
                    chunk(
                            "[{\"index\":0,\"delta\":{},\"finish_reason\":%s}]"
                                    .formatted(JsonText.of(reason)),
                            "");
            case Step.Done _ -> Optional.of("data: [DONE]");
            case Step.Complaint(var type, var message) ->
                    Optional.of(
                            "data: {\"error\":{\"message\":%s,\"type\":%s,\"code\":null,\"param\":null}}"
                                    .formatted(JsonText.of(message), JsonText.of(type)));
            case Step.Raw _,
                    Step.Gate _,
                    Step.Pause _,
                    Step.Silence _,
                    Step.Reset _,
                    Step.HangUp _,
                    Step.EndlessLine _ ->
                    Optional.empty();
        };
    }

    private Optional<String> delta(String members) {
        return chunk(
                "[{\"index\":0,\"delta\":{"
                        + members
                        + "},\"logprobs\":null,\"finish_reason\":null}]",
                "");
    }

    private Optional<String> chunk(String choices, String more) {
        return Optional.of(
                "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1763635200,\"model\":%s,\"choices\":%s%s}"
                        .formatted(JsonText.of(model), choices, more));
    }
}
