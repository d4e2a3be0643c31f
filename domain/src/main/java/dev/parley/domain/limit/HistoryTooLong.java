package dev.parley.domain.limit;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/** More was said before than is read for one answer, and the request lets nothing be left out. */
public record HistoryTooLong(long limit) implements Failure.Invalid, BeyondLimit {

    @Override
    public String code() {
        return "history-too-long";
    }

    @Override
    public String detail() {
        return "More messages were said before than the limit of "
                + limit
                + " that are read for an answer, the setting max-history-messages. Ask with"
                + " truncation \"auto\", which leaves out the oldest, or begin a new conversation.";
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("input", Violation.Rule.LIST_TOO_LONG, detail()));
    }
}
