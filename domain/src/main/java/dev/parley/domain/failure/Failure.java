package dev.parley.domain.failure;

import java.time.Duration;
import java.util.List;

/**
 * Something that went wrong, as a value.
 *
 * <p>The categories are closed: whoever speaks to the outside decides, with an exhaustive {@code
 * switch}, what each of them means there. The specifics are open: each feature adds records of its
 * own to a category.
 */
public sealed interface Failure {

    /** A stable, unique, documented name such as {@code conversation-not-found}. */
    String code();

    /**
     * One or two sentences for a person: what was wrong and what to do. Says nothing about our
     * insides.
     */
    String detail();

    /**
     * The request cannot be understood or asks for something that is not allowed. Nothing was
     * changed.
     */
    non-sealed interface Invalid extends Failure {
        /** At least one, in the order found. */
        List<Violation> violations();
    }

    /** Nobody is known by the credentials given. */
    non-sealed interface Unauthenticated extends Failure {}

    /** The caller is known and may not do this. */
    non-sealed interface Forbidden extends Failure {}

    /** There is no such thing, or it is somebody else's, which a caller cannot tell apart. */
    non-sealed interface NotFound extends Failure {}

    /**
     * The thing is in a state that does not allow this. Repeating the request unchanged does not
     * help.
     */
    non-sealed interface Conflict extends Failure {}

    /** The request is larger than a limit; the detail names the limit. */
    non-sealed interface TooLarge extends Failure {}

    /** Too much at once; worth repeating after a while. */
    non-sealed interface Throttled extends Failure {
        Duration retryAfter();
    }

    /** We cannot serve this now; nothing was accepted; worth repeating after a while. */
    non-sealed interface Unavailable extends Failure {
        Duration retryAfter();
    }

    /** A service that we asked has failed. */
    non-sealed interface Upstream extends Failure {}
}
