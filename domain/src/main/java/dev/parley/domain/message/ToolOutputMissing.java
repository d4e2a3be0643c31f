package dev.parley.domain.message;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/**
 * The model called a tool, and nobody has said what the tool returned; models refuse to go on from
 * there.
 */
public record ToolOutputMissing(String callId) implements Failure.Invalid {

    @Override
    public String code() {
        return "tool-output-missing";
    }

    @Override
    public String detail() {
        return "No tool output found for function call " + callId + ".";
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("input", detail()));
    }
}
