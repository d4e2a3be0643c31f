package dev.parley.domain.generation;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/**
 * The request holds something that the model's provider is known not to take. Another model may.
 *
 * @param detail what it does not take, and what to do
 */
public record BeyondProvider(Matter matter, String detail) implements Failure.Invalid {

    /** What a provider may not take. */
    public enum Matter {
        /** The form that the text of the answer has to have. */
        OUTPUT_FORMAT,
        /** A file among what is said. */
        FILE
    }

    @Override
    public String code() {
        return "beyond-provider";
    }

    @Override
    public List<Violation> violations() {
        var field =
                switch (matter) {
                    case OUTPUT_FORMAT -> "format";
                    case FILE -> "input";
                };
        return List.of(new Violation(field, Violation.Rule.UNSUPPORTED, detail));
    }
}
