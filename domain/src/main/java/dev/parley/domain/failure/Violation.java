package dev.parley.domain.failure;

/**
 * One thing that is wrong with a request.
 *
 * @param field where, in the caller's own terms, such as {@code title} or {@code input[2].call_id};
 *     empty if it is the request as a whole
 * @param rule which kind of rule is broken
 * @param message what is wrong and what is allowed, one sentence
 */
public record Violation(String field, Rule rule, String message) {

    public Violation(String field, String message) {
        this(field, Rule.INVALID_VALUE, message);
    }

    /** Kinds of rules. */
    public enum Rule {
        /** It has to be there. */
        MISSING,
        /** There is no such member or parameter. */
        UNKNOWN,
        /** It exists and means something that is not offered here. */
        UNSUPPORTED,
        /** It exists and is offered, but not with this value. */
        UNSUPPORTED_VALUE,
        /** A text where a number is wanted, and the like. */
        WRONG_TYPE,
        /** The right type, and none of the allowed values. */
        INVALID_VALUE,
        INTEGER_TOO_SMALL,
        INTEGER_TOO_LARGE,
        DECIMAL_TOO_SMALL,
        DECIMAL_TOO_LARGE,
        TEXT_TOO_LONG,
        LIST_TOO_LONG,
        OBJECT_TOO_LARGE,
        /** Allowed alone, but not together with something else that is there. */
        EXCLUSIVE,
        /** The request cannot be read at all. */
        UNREADABLE
    }
}
