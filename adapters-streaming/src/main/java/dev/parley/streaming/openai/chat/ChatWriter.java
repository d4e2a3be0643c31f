package dev.parley.streaming.openai.chat;

import dev.parley.application.generation.GenerationSnapshot;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.State;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.Part;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.wire.Seconds;
import dev.parley.streaming.openai.wire.WireIds;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes a whole chat completion (contract, section 9.2). */
final class ChatWriter {

    private ChatWriter() {}

    static void write(JsonWriter json, GenerationSnapshot snapshot) {
        var generation = snapshot.generation();
        if (!(generation.state() instanceof State.Ended end)) {
            throw new IllegalStateException("a completion is written when it has ended");
        }
        json.object();
        head(json, generation, "chat.completion");
        json.array("choices").object().number("index", 0L);
        message(json, snapshot.output());
        json.nothing("logprobs")
                .text("finish_reason", finishReason(end.outcome(), hasCalls(snapshot.output())))
                .endObject()
                .endArray();
        usage(json, end.usage());
        json.text("service_tier", "default").endObject();
    }

    static void head(JsonWriter json, Generation generation, String object) {
        json.text("id", WireIds.ofChatCompletion(generation.id()))
                .text("object", object)
                .number("created", Seconds.of(generation.createdAt()))
                .text("model", generation.model().value());
    }

    private static void message(JsonWriter json, List<Message> output) {
        json.object("message")
                .text("role", "assistant")
                .text(
                        "content",
                        joined(
                                output,
                                part -> part instanceof Part.Text(var text, _) ? text : null))
                .text(
                        "refusal",
                        joined(
                                output,
                                part -> part instanceof Part.Refusal(var text) ? text : null))
                .array("annotations");
        parts(output).forEach(part -> annotations(json, part));
        json.endArray();
        var reasoning = reasoning(output);
        if (!reasoning.isEmpty()) {
            json.text("reasoning_content", reasoning);
        }
        if (hasCalls(output)) {
            json.array("tool_calls");
            for (var message : output) {
                if (message.content() instanceof Content.ToolCalled call) {
                    json.object();
                    call(json, call.callId(), call.tool(), call.arguments());
                    json.endObject();
                }
            }
            json.endArray();
        }
        json.endObject();
    }

    /** What is said of a call, without what surrounds it. */
    static void call(JsonWriter json, String callId, String tool, String arguments) {
        json.text("id", callId)
                .text("type", "function")
                .object("function")
                .text("name", tool)
                .text("arguments", arguments)
                .endObject();
    }

    private static void annotations(JsonWriter json, Part part) {
        if (part instanceof Part.Text(_, var citations)) {
            for (var citation : citations) {
                json.object()
                        .text("type", "url_citation")
                        .object("url_citation")
                        .text("url", citation.url())
                        .text("title", citation.title())
                        .number("start_index", (long) citation.start())
                        .number("end_index", (long) citation.end())
                        .endObject()
                        .endObject();
            }
        }
    }

    static void usage(JsonWriter json, TokenUsage usage) {
        json.object("usage")
                .number("prompt_tokens", usage.inputTokens())
                .number("completion_tokens", usage.outputTokens())
                .number("total_tokens", usage.totalTokens())
                .object("prompt_tokens_details")
                .number("cached_tokens", usage.cachedTokens())
                .endObject()
                .object("completion_tokens_details")
                .number("reasoning_tokens", usage.reasoningTokens())
                .endObject()
                .endObject();
    }

    static String finishReason(Outcome outcome, boolean hasCalls) {
        return switch (outcome) {
            case Outcome.Incomplete(var reason) ->
                    switch (reason) {
                        case MAX_OUTPUT_TOKENS -> "length";
                        case CONTENT_FILTER -> "content_filter";
                    };
            case Outcome.Completed _,
                    Outcome.Cancelled _,
                    Outcome.Failed _,
                    Outcome.Interrupted _ ->
                    hasCalls ? "tool_calls" : "stop";
        };
    }

    private static boolean hasCalls(List<Message> output) {
        return output.stream().anyMatch(message -> message.content() instanceof Content.ToolCalled);
    }

    private static Stream<Part> parts(List<Message> output) {
        return output.stream()
                .flatMap(message ->
                        message.content() instanceof Content.Said(var parts)
                                ? parts.stream()
                                : Stream.of());
    }

    private static @Nullable String joined(
            List<Message> output, Function<Part, @Nullable String> text) {
        var texts = parts(output).flatMap(part -> Stream.ofNullable(text.apply(part))).toList();
        return texts.isEmpty() ? null : String.join("", texts);
    }

    private static String reasoning(List<Message> output) {
        var text = new StringBuilder();
        for (var message : output) {
            if (message.content() instanceof Content.Reasoned(var summaries, var texts)) {
                (texts.isEmpty() ? summaries : texts).forEach(text::append);
            }
        }
        return text.toString();
    }
}
