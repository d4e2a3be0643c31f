package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What tests need of the machine below, and of time. */
final class Machine {

    private static final long PATIENCE = 60_000_000_000L;

    /** Between two looks, so that what is waited for has the processor. */
    private static final long BEAT = 2_000_000;

    private Machine() {}

    /** Whether a program did what it was told to. */
    static boolean isDone(String... command) throws IOException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .start()
                        .onExit()
                        .join()
                        .exitValue()
                == 0;
    }

    /** Waits until something has come true. */
    static void await(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(BEAT);
        }
    }
}
