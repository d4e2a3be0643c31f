package dev.parley.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.identity.port.Randomness;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;
import java.util.stream.Stream;

/** What everybody who gives bytes that nobody can guess promises, as far as it can be seen. */
public interface RandomnessContract {

    Randomness randomness();

    @Test
    default void there_are_as_many_bytes_as_asked_for() {
        assertThat(randomness().bytes(0)).isEmpty();
        assertThat(randomness().bytes(32)).hasSize(32);
    }

    @Test
    default void no_bytes_come_twice() {
        var given =
                Stream.generate(() -> HexFormat.of().formatHex(randomness().bytes(16)))
                        .limit(10_000)
                        .toList();

        assertThat(given).doesNotHaveDuplicates();
    }
}
