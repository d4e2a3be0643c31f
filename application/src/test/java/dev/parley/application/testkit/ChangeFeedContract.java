package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.People.GRACE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.change.port.ChangeFeed;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What everybody who wakes those that wait for changes promises. */
public interface ChangeFeedContract {

    Duration BRIEFLY = Duration.ofMillis(20);
    Duration LONG = Duration.ofSeconds(30);

    ChangeFeed feed();

    @Test
    default void without_a_change_waiting_ends_with_the_time() throws InterruptedException {
        assertThat(feed().await(ADA, 0, BRIEFLY)).isFalse();
        assertThat(feed().await(ADA, 0, Duration.ZERO)).isFalse();
    }

    @Test
    default void nobody_waits_for_a_change_that_was_announced_before() throws InterruptedException {
        feed().announce(ADA, 7);

        assertThat(feed().await(ADA, 6, LONG)).isTrue();
        assertThat(feed().await(ADA, 0, Duration.ZERO)).isTrue();
        assertThat(feed().await(ADA, 7, BRIEFLY)).isFalse();
        assertThat(feed().await(ADA, 1_000, BRIEFLY)).isFalse();
    }

    @Test
    default void others_changes_wake_nobody() throws InterruptedException {
        feed().announce(GRACE, 7);

        assertThat(feed().await(ADA, 0, BRIEFLY)).isFalse();
    }

    @Test
    default void an_older_number_that_comes_late_takes_nothing_back() throws InterruptedException {
        feed().announce(ADA, 7);
        feed().announce(ADA, 5);

        assertThat(feed().await(ADA, 6, Duration.ZERO)).isTrue();
    }

    @Test
    default void everybody_who_waits_is_woken_by_a_change() {
        Together.play(
                9,
                number -> {
                    if (number == 0) {
                        feed().announce(GRACE, 1);
                        feed().announce(ADA, 1);
                    } else {
                        assertThat(feed().await(ADA, 0, LONG)).isTrue();
                    }
                });
    }

    @Test
    default void whoever_waits_for_one_change_after_the_other_is_woken_for_all() {
        var last = 500L;

        Together.play(
                4,
                number -> {
                    if (number == 0) {
                        for (var change = 1L; change <= last; change++) {
                            feed().announce(ADA, change);
                        }
                    } else {
                        for (var seen = 0L; seen < last; seen++) {
                            assertThat(feed().await(ADA, seen, LONG)).isTrue();
                        }
                    }
                });
    }
}
