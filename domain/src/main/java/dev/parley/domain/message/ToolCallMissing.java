package dev.parley.domain.message;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/** A tool's output was handed in for a call that the model never made. */
public record ToolCallMissing(String callId) implements Failure.Invalid {

    @Override
    public String code() {
        return "tool-call-missing";
    }

    @Override
    public String detail() {
        return "No tool call found for function call output with call_id " + callId + ".";
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("input", detail()));
    }
}
