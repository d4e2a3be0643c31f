package dev.parley.streaming.minecontext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;

final class LocalTimesTest {

    private final LocalTimes times = new LocalTimes(ZoneId.of("Asia/Shanghai"));

    @Test
    void a_stored_moment_is_local_with_a_space_and_six_digits() {
        assertThat(times.stored(Instant.parse("2026-11-20T01:28:28.871442Z")))
                .isEqualTo("2026-11-20 09:28:28.871442");
        assertThat(times.stored(Instant.parse("2026-11-20T01:28:28.000009Z")))
                .isEqualTo("2026-11-20 09:28:28.000009");
    }

    @Test
    void a_moment_of_whole_seconds_has_no_fraction() {
        assertThat(times.stored(Instant.parse("2026-11-20T01:28:28Z")))
                .isEqualTo("2026-11-20 09:28:28");
        assertThat(times.told(Instant.parse("2026-11-20T01:28:28.000000999Z")))
                .isEqualTo("2026-11-20T09:28:28");
    }

    @Test
    void a_moment_in_an_event_has_a_t_in_it() {
        assertThat(times.told(Instant.parse("2026-11-20T23:28:28.871442Z")))
                .isEqualTo("2026-11-21T07:28:28.871442");
    }

    @Test
    void a_note_of_what_the_model_thought_is_in_universal_time() {
        assertThat(LocalTimes.universal(Instant.parse("2026-11-20T01:28:28.871442Z")))
                .isEqualTo("2026-11-20 01:28:28");
    }
}
