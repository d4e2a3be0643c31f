package dev.parley.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelStream;

import org.junit.jupiter.api.Test;

/** What every answer that comes in promises. */
public interface ModelStreamContract {

    /** An answer that is complete. */
    ModelStream answer();

    /** An answer of which nothing comes before it is closed. */
    ModelStream silentAnswer();

    @Test
    default void after_the_end_there_is_nothing() throws InterruptedException {
        try (var stream = answer()) {
            var pieces = 0;
            while (!stream.next().isEmpty()) {
                pieces++;
            }

            assertThat(pieces).isPositive();
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    default void a_closed_answer_gives_nothing() throws InterruptedException {
        var stream = silentAnswer();

        stream.close();

        assertThat(stream.next()).isEmpty();
    }

    @Test
    default void closing_wakes_the_reader() {
        var stream = silentAnswer();

        Together.play(
                2,
                number -> {
                    if (number == 0) {
                        assertThat(stream.next()).isEmpty();
                    } else {
                        stream.close();
                    }
                });
    }

    @Test
    default void closing_twice_does_nothing() throws InterruptedException {
        var stream = answer();

        stream.close();
        stream.close();

        assertThat(stream.next()).isEmpty();
    }
}
