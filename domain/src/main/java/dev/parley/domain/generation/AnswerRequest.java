package dev.parley.domain.generation;

import dev.parley.domain.modelsettings.Parameters;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an answer is asked for; the messages to answer come on top.
 *
 * @param instructions said to the model in front of everything, and part of no conversation
 * @param parameters what the caller and the settings decided together
 * @param effort how hard to think, in the provider's words
 * @param verbosity how much to say, in the provider's words
 * @param dropOldest whether the oldest turns are left out when the model cannot take all of them
 * @param extras further members for providers that know them: JSON values, as text, by name
 */
public record AnswerRequest(
        @Nullable String instructions,
        Parameters parameters,
        List<Tool> tools,
        ToolChoice toolChoice,
        @Nullable Boolean parallelToolCalls,
        OutputFormat format,
        @Nullable String effort,
        @Nullable String verbosity,
        boolean dropOldest,
        Map<String, String> extras) {

    public AnswerRequest {
        tools = List.copyOf(tools);
        extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }

    /** Just an answer, as text. */
    public static AnswerRequest plain() {
        return new AnswerRequest(
                null,
                Parameters.UNSET,
                List.of(),
                new ToolChoice.Auto(),
                null,
                new OutputFormat.PlainText(),
                null,
                null,
                false,
                Map.of());
    }

    /** The same with other parameters. */
    public AnswerRequest with(Parameters otherParameters) {
        return new AnswerRequest(
                instructions,
                otherParameters,
                tools,
                toolChoice,
                parallelToolCalls,
                format,
                effort,
                verbosity,
                dropOldest,
                extras);
    }

    /** The same with other tools and choice. */
    public AnswerRequest offering(List<Tool> otherTools, ToolChoice otherChoice) {
        return new AnswerRequest(
                instructions,
                parameters,
                otherTools,
                otherChoice,
                parallelToolCalls,
                format,
                effort,
                verbosity,
                dropOldest,
                extras);
    }

    /**
     * The tools that a model is told of where no choice can be told that allows only some: those
     * that it may call, if only some are allowed, and else all of them.
     */
    public List<Tool> offered() {
        return toolChoice instanceof ToolChoice.Allowed
                ? tools.stream().filter(tool -> allows(tool.name())).toList()
                : tools;
    }

    /** Whether the model may call a tool of this name. */
    public boolean allows(String tool) {
        return switch (toolChoice) {
            case ToolChoice.None _ -> false;
            case ToolChoice.Allowed(var allowed, _) -> allowed.contains(tool);
            case ToolChoice.Auto _, ToolChoice.Required _, ToolChoice.Named _ ->
                    tools.stream().anyMatch(offered -> offered.name().equals(tool));
        };
    }
}
