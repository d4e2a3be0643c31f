package dev.parley.domain.generation;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/** There is neither input nor anything said before that could be answered. */
public record NothingToAnswer() implements Failure.Invalid {

    @Override
    public String code() {
        return "nothing-to-answer";
    }

    @Override
    public String detail() {
        return "There is nothing to answer. Send some input, or name a conversation or previous"
                + " answer that has content.";
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("input", Violation.Rule.MISSING, detail()));
    }
}
