package dev.parley.application.generation;

import dev.parley.application.usage.port.TokenCounter;
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

    TokenUsage of(@Nullable String instructions, List<Message> context, List<Message> output) {
        var input = context.stream().mapToLong(this::tokens).sum();
        if (instructions != null) {
            input += counter.count(instructions) + TOKENS_AROUND_MESSAGE;
        }
        var reasoning =
                output.stream()
                        .filter(message -> message.content() instanceof Content.Reasoned)
                        .mapToLong(message -> text(message.content()))
                        .sum();
        var spoken = output.stream().mapToLong(message -> text(message.content())).sum();
        return TokenUsage.estimated(input, spoken, reasoning);
    }

    private long tokens(Message message) {
        return text(message.content()) + TOKENS_AROUND_MESSAGE;
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
