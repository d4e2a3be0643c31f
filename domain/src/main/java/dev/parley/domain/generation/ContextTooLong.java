package dev.parley.domain.generation;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/**
 * More was said than the model can take, and what may be left out does not make it short enough.
 *
 * @param tokens about how many tokens were said at least
 * @param window how many the model takes
 */
public record ContextTooLong(long tokens, int window) implements Failure.Invalid {

    @Override
    public String code() {
        return "context-too-long";
    }

    @Override
    public String detail() {
        return "The input has %d tokens or more, and the model takes %d in all. Shorten it, leave older turns out, or name a model that takes more."
                .formatted(tokens, window);
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("input", detail()));
    }
}
