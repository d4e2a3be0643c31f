package dev.parley.domain.generation;

import java.util.List;

/** Whether and which tools the model may or must call. */
public sealed interface ToolChoice {

    record None() implements ToolChoice {}

    /** As the model likes. */
    record Auto() implements ToolChoice {}

    /** At least one, any. */
    record Required() implements ToolChoice {}

    /** This one. */
    record Named(String tool) implements ToolChoice {}

    /**
     * Only these, although more are listed; a call of another one fails the answer.
     *
     * @param mustCall whether at least one has to be called
     */
    record Allowed(List<String> tools, boolean mustCall) implements ToolChoice {
        public Allowed {
            tools = List.copyOf(tools);
        }
    }
}
