package dev.parley.application.generation;

import dev.parley.application.usage.port.TokenCounter;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.Part;
import dev.parley.domain.usage.TokenUsage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Estimates what an answer used when its provider did not say so. */
final class Estimates {

    /** What chat formats add to each message, about. */
    private static final int TOKENS_AROUND_MESSAGE = 4;

    private final TokenCounter counter;

    Estimates(TokenCounter counter) {
        this.counter = counter;
    }

    TokenUsage of(@Nullable String instructions, List<Message> context, List<Content> output) {
        var input = instructions(instructions);
        for (var message : context) {
            input += tokens(message.content());
        }
        var reasoning =
                output.stream()
                        .filter(content -> content instanceof Content.Reasoned)
                        .mapToLong(this::text)
                        .sum();
        var spoken = output.stream().mapToLong(this::text).sum();
        return TokenUsage.estimated(input, spoken, reasoning);
    }

    /** What a request says besides its messages. */
    long around(AnswerRequest request) {
        var tokens = instructions(request.instructions());
        for (var tool : request.tools()) {
            tokens += TOKENS_AROUND_MESSAGE + counter.count(tool.name());
            tokens += count(tool.description()) + count(tool.parameters());
        }
        return tokens;
    }

    /** A message of this content. */
    long tokens(Content content) {
        return text(content) + TOKENS_AROUND_MESSAGE;
    }

    private long instructions(@Nullable String instructions) {
        return instructions == null ? 0 : counter.count(instructions) + TOKENS_AROUND_MESSAGE;
    }

    private long count(@Nullable String text) {
        return text == null ? 0 : counter.count(text);
    }

    private long text(Content content) {
        return switch (content) {
            case Content.Said(var parts) -> parts.stream().mapToLong(this::text).sum();
            case Content.Reasoned(var summaries, var texts) ->
                    counter.count(String.join("\n", summaries))
                            + counter.count(String.join("\n", texts));
            case Content.ToolCalled(_, var tool, var arguments) ->
                    counter.count(tool) + counter.count(arguments);
            case Content.ToolReturned(_, Content.Output.Plain(var text)) -> counter.count(text);
            case Content.ToolReturned(_, Content.Output.Parts(var parts)) ->
                    parts.stream().mapToLong(this::text).sum();
        };
    }

    private long text(Part part) {
        return switch (part) {
            case Part.Text(var text, _) -> counter.count(text);
            case Part.Refusal(var text) -> counter.count(text);
            case Part.Image _, Part.File _ -> 0;
        };
    }
}
