package dev.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.limit.RateExceeded;

import io.github.bucket4j.TimeMeter;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class BucketsTest {

    private final AtomicLong now = new AtomicLong();
    private final Buckets buckets = of(2);

    private Buckets of(long limit) {
        return new Buckets(
                new RateLimits.Rate(limit, Duration.ofSeconds(60)),
                "requests",
                "rate-per-key",
                new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return now.get();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                });
    }

    @Test
    void who_asks_too_often_is_told_the_limit_and_how_long_to_wait() {
        buckets.take("ada");
        buckets.take("ada");

        assertThatThrownBy(() -> buckets.take("ada"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        refused ->
                                assertThat(refused.failure())
                                        .isEqualTo(
                                                new RateExceeded(
                                                        2,
                                                        Duration.ofSeconds(60),
                                                        "requests",
                                                        "rate-per-key",
                                                        Duration.ofSeconds(30))));
    }

    @Test
    void nobody_pays_for_somebody_else() {
        buckets.take("ada");
        buckets.take("ada");

        assertThatCode(() -> buckets.take("grace")).doesNotThrowAnyException();
    }

    @Test
    void after_a_while_one_may_ask_again() {
        buckets.take("ada");
        buckets.take("ada");
        now.addAndGet(Duration.ofSeconds(30).toNanos());

        assertThatCode(() -> buckets.take("ada")).doesNotThrowAnyException();
        assertThatThrownBy(() -> buckets.check("ada")).isInstanceOf(FailureException.class);
    }

    @Test
    void looking_takes_nothing() {
        buckets.take("ada");

        for (var looks = 0; looks < 10; looks++) {
            buckets.check("ada");
            buckets.check("somebody new");
        }
        assertThatCode(() -> buckets.take("ada")).doesNotThrowAnyException();
    }

    @Test
    void without_a_limit_anybody_may_ask_and_nobody_is_remembered() {
        var unlimited = of(0);

        for (var asked = 0; asked < 1000; asked++) {
            unlimited.take("ada");
        }
        assertThat(unlimited.size()).isZero();
    }

    @Test
    void ever_new_ones_do_not_fill_the_memory_and_share_what_is_left() {
        for (var one = 0; one < 10_000; one++) {
            buckets.take(one);
        }
        buckets.take("late");
        buckets.take("later");

        assertThat(buckets.size()).isEqualTo(10_000);
        assertThatThrownBy(() -> buckets.take("latest")).isInstanceOf(FailureException.class);
    }

    @Test
    void who_shares_what_is_left_finds_out_by_looking_when_nothing_is() {
        for (var one = 0; one < 10_000; one++) {
            buckets.take(one);
        }
        buckets.take("late");
        buckets.take("late");

        assertThatThrownBy(() -> buckets.check("late")).isInstanceOf(FailureException.class);
        assertThatCode(() -> buckets.check(1)).doesNotThrowAnyException();
    }

    @Test
    void who_has_not_asked_for_long_is_forgotten_when_there_are_too_many() {
        for (var one = 0; one < 10_000; one++) {
            buckets.take(one);
        }
        now.addAndGet(Duration.ofSeconds(60).toNanos());

        buckets.take("new");

        assertThat(buckets.size()).isEqualTo(1);
    }
}
