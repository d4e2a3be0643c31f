package dev.parley.streaming.provider.demo;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.domain.generation.OutputFormat;
import dev.parley.domain.generation.Tool;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.domain.usage.TokenUsage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the whole answer to one call, in the pieces in which it is given. A word counts as a token.
 */
final class DemoAnswer {

    private static final String REASONING =
            "The demo model does not think. It shows these words because reasoning was asked for.";

    private final AnswerRequest request;
    private final List<Draft> context;
    private final List<List<Delta>> pieces = new ArrayList<>();
    private int left;
    private int reasoningWords;
    private int words;

    DemoAnswer(ModelCall call) {
        this.request = call.request();
        this.context = call.context();
        var limit = request.parameters().maxOutputTokens();
        this.left = limit == null ? Integer.MAX_VALUE : limit;
    }

    List<List<Delta>> pieces() {
        var effort = request.effort();
        if (effort != null && !effort.equals("none")) {
            for (var word : Words.of(REASONING)) {
                if (take()) {
                    reasoningWords++;
                    pieces.add(List.of(new Delta.Reasoning(word)));
                }
            }
        }
        var reason = tool().map(this::call).orElseGet(this::speak);
        pieces.add(
                List.of(
                        new Delta.Used(
                                TokenUsage.reported(
                                        DemoText.wordsIn(request.instructions(), context),
                                        0,
                                        0,
                                        words,
                                        reasoningWords)),
                        new Delta.Finished(reason)));
        return pieces;
    }

    private FinishReason speak() {
        for (var word : Words.of(text())) {
            if (!take()) {
                return FinishReason.MAX_OUTPUT_TOKENS;
            }
            pieces.add(List.of(new Delta.Text(word)));
        }
        return FinishReason.STOP;
    }

    private String text() {
        return switch (request.format()) {
            case OutputFormat.PlainText _ -> DemoText.answering(context);
            case OutputFormat.JsonObject _ ->
                    "{\"answer\": " + SampleJson.quoted(DemoText.answering(context)) + "}";
            case OutputFormat.JsonSchema format -> SampleJson.of(format.schema());
        };
    }

    private FinishReason call(Tool tool) {
        if (!take()) {
            return FinishReason.MAX_OUTPUT_TOKENS;
        }
        var arguments = SampleJson.of(tool.parameters());
        var middle = arguments.length() / 2;
        pieces.add(List.of(new Delta.CallBegan(0, null, tool.name())));
        pieces.add(List.of(new Delta.CallArguments(0, arguments.substring(0, middle))));
        pieces.add(
                List.of(
                        new Delta.CallArguments(0, arguments.substring(middle)),
                        new Delta.CallEnded(0)));
        return FinishReason.TOOL_CALLS;
    }

    /** The tool to call: the chosen one or the first, and only while nothing has been returned. */
    private Optional<Tool> tool() {
        if (!context.isEmpty() && context.getLast().content() instanceof Content.ToolReturned) {
            return Optional.empty();
        }
        return request.tools().stream()
                .filter(tool -> request.allows(tool.name()))
                .filter(tool ->
                        !(request.toolChoice() instanceof ToolChoice.Named(var chosen))
                                || tool.name().equals(chosen))
                .findFirst();
    }

    private boolean take() {
        if (left == 0) {
            return false;
        }
        left--;
        words++;
        return true;
    }
}
