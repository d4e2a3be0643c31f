package dev.parley.domain.failure;

import java.util.List;

/**
 * A request that breaks a rule that needs no failure of its own: a limit, a format, a missing
 * member.
 */
public record InvalidRequest(List<Violation> violations) implements Failure.Invalid {

    public InvalidRequest {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("an invalid request violates something");
        }
        violations = List.copyOf(violations);
    }

    /** A request with one thing wrong. */
    public static InvalidRequest of(String field, String message) {
        return new InvalidRequest(List.of(new Violation(field, message)));
    }

    @Override
    public String code() {
        return "invalid-request";
    }

    @Override
    public String detail() {
        return violations.getFirst().message();
    }
}
