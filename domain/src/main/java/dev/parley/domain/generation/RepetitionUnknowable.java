package dev.parley.domain.generation;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/** A request that is to be told from its repetitions asks for an answer that is not stored. */
public record RepetitionUnknowable() implements Failure.Invalid {

    @Override
    public String code() {
        return "repetition-unknowable";
    }

    @Override
    public String detail() {
        return "A request for an answer that is not stored cannot be told from its repetitions."
                + " Leave the idempotency key out, or have the answer stored.";
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("", Violation.Rule.EXCLUSIVE, detail()));
    }
}
