package dev.parley.domain.limit;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/**
 * A request brings more messages than one may.
 *
 * @param count as many as it brings
 */
public record TooManyMessages(int count, long limit) implements Failure.Invalid, BeyondLimit {

    @Override
    public String code() {
        return "too-many-messages";
    }

    @Override
    public String detail() {
        return "The request has "
                + count
                + " messages; the limit is "
                + limit
                + ", the setting max-request-messages.";
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("input", Violation.Rule.LIST_TOO_LONG, detail()));
    }
}
