package dev.parley.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms,PT0.5S",
        "10s,PT10S",
        "30m,PT30M",
        "24h,PT24H",
        "90d,PT2160H",
        "1h30m,PT1H30M",
        "PT15M,PT15M",
        "P1D,PT24H",
        "0s,PT0S"
    })
    void are_understood_as_people_write_them(String written, Duration meant) {
        assertThat(Durations.parse(written)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "1 h", "-1s", "PT-1S", "P", "1w", "12345678901s"})
    void are_nothing_else(String written) {
        assertThat(Durations.parse(written)).isEmpty();
    }
}
