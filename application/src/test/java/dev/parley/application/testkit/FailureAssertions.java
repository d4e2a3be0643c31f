package dev.parley.application.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.FailureException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says what has to go wrong. */
public final class FailureAssertions {

    private FailureAssertions() {}

    /** The call has to end with a failure of this type. */
    public static void assertFails(Class<? extends Failure> expected, ThrowingCallable call) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(call)
                .extracting(FailureException::failure)
                .isInstanceOf(expected);
    }

    /** The call has to end with this failure. */
    public static void assertFails(Failure expected, ThrowingCallable call) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(call)
                .extracting(FailureException::failure)
                .isEqualTo(expected);
    }
}
